import { useEffect, useState } from "preact/hooks";
import type { Rated } from "../wire.ts";
import type { Screen } from "./screen.ts";

/** What has just been said may yet end the conversation. */
const SETTLE_MS = 3_000;
const SCORES = [1, 2, 3, 4, 5] as const;

/** Asks what the shopper thinks once a conversation has ended; a score given may be changed for a day. */
export function Rating({ screen }: { screen: Screen }) {
  const { stage, thread } = screen.state.value;
  const words = screen.words.value;
  const lastSaid = thread.messages.findLast(({ from }) => from !== "shopper")?.seq ?? 0;
  const epoch = thread.holder?.epoch ?? 0;
  const [rated, setRated] = useState<Rated | null>(null);
  const [said, setSaid] = useState("");
  const [isChanging, setChanging] = useState(false);
  // Each end of a conversation is asked about anew, each answer as well.
  useEffect(() => {
    if (stage !== "open" || lastSaid === 0) return setRated(null);
    let isOver = false;
    const timer = setTimeout(async () => {
      const now = await screen.chat.rating();
      if (!isOver) setRated(now);
    }, SETTLE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [stage, lastSaid, epoch]);
  const give = async (score: number) => {
    const now = await screen.chat.rate(score);
    setSaid(now ? words.ratedThanks(score) : words.ratingFailed);
    if (!now) return;
    setRated(now);
    setChanging(false);
    // The pressed button goes away.
    screen.focusWish.value += 1;
  };
  const isAsked = rated?.mayRate === true && (rated.score === null || isChanging);
  return (
    <div class="rating">
      {isAsked && (
        <fieldset>
          <legend>{words.ratingAsk}</legend>
          {SCORES.map((score) => (
            <button
              key={score}
              type="button"
              aria-label={words.ratingScore(score)}
              aria-pressed={rated.score === score}
              onClick={() => void give(score)}
            >
              {score}
            </button>
          ))}
          <span>{words.ratingEnds}</span>
        </fieldset>
      )}
      {/* Always there, so that what appears in it is read out. */}
      <p role="status">{said || (rated?.score ? words.ratedThanks(rated.score) : "")}</p>
      {rated?.mayRate && rated.score !== null && !isChanging && (
        <button
          type="button"
          onClick={() => {
            setSaid("");
            setChanging(true);
          }}
        >
          {words.ratingChange}
        </button>
      )}
    </div>
  );
}
