import { BellIcon } from "../../shared/icon.tsx";
import type { ShopScreen } from "./screen.ts";

/** Stands beside the list while nothing is open; desks only. */
export function Welcome({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  return (
    <section class="welcome">
      <span class="failure-mark">
        <BellIcon />
      </span>
      <h2>{words.chooseTitle}</h2>
      <p>{words.choose}</p>
      <p class="welcome-keys">{words.chooseKeys}</p>
    </section>
  );
}
