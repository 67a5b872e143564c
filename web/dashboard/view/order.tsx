import { money } from "../../shared/moments.ts";
import { shortWhen } from "../times.ts";
import type { Order } from "../wire.ts";
import { label } from "../words/labels.ts";
import type { ShopScreen } from "./screen.ts";

const ITEMS_SHOWN = 3;

/** An order with what was bought, its parcels and its sum. */
export function OrderView({ screen, order }: { screen: ShopScreen; order: Order }) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const more = order.items.length - ITEMS_SHOWN;
  return (
    <article class="order">
      <h4>
        <span class="number">{order.id}</span>
        <span class={`tag tag-${order.state}`}>{label("orderState", order.state, locale)}</span>
      </h4>
      <ul>
        {order.items.slice(0, ITEMS_SHOWN).map(({ name, options, quantity }) => {
          const chosen = Object.values(options).map((option) => option[locale]);
          return (
            <li key={name.zh + chosen.join()}>
              <span>
                {name[locale]} <span class="soft">{chosen.join(" / ")}</span>
              </span>
              <span class="number">×{quantity}</span>
            </li>
          );
        })}
        {more > 0 && <li class="soft">{words.moreItems(more)}</li>}
      </ul>
      {order.shipments.map(({ courier, trackingNo, state }) => (
        <p key={trackingNo} class="shipment">
          {courier} <span class="number">{trackingNo}</span>
          <span class={state === "lost" ? "mood-negative" : "soft"}>{label("shipmentState", state, locale)}</span>
        </p>
      ))}
      <p class="order-foot">
        <time class="soft" dateTime={order.placedAt}>
          {shortWhen(Date.parse(order.placedAt), screen.nowMs.value, locale)}
        </time>
        <span class="number">{money({ amountMinor: order.totalMinor, currency: order.currency }, locale)}</span>
      </p>
    </article>
  );
}
