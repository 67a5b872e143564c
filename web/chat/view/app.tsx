import { Banner } from "./banner.tsx";
import { Composer } from "./composer.tsx";
import { Failure } from "./failure.tsx";
import { Header } from "./header.tsx";
import { Log } from "./log.tsx";
import { Parcel } from "./parcel.tsx";
import { Promises } from "./promises.tsx";
import { Rating } from "./rating.tsx";
import type { Screen } from "./screen.ts";

/** The whole chat. */
export function App({ screen }: { screen: Screen }) {
  const { stage } = screen.state.value;
  const words = screen.words.value;
  if (stage === "missing" || stage === "refused") return <Failure words={words} stage={stage} />;
  return (
    <div class={screen.embedding.isEmbedded ? "chat is-embedded" : "chat"}>
      <a class="skip" href="#write">
        {words.skip}
      </a>
      <Header screen={screen} />
      <Banner screen={screen} />
      <main class="talk">
        <Log screen={screen} />
        <Parcel screen={screen} />
        <Promises screen={screen} />
        <Rating screen={screen} />
        <Composer screen={screen} />
      </main>
    </div>
  );
}
