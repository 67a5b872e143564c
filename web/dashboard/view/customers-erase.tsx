import { useSignal } from "@preact/signals";
import { useLocation } from "wouter-preact";
import type { PersonBook } from "../customers.ts";
import { customerWords } from "../words/customers-words.ts";
import type { ShopScreen } from "./screen.ts";

/** Has the customer forgotten, after a second word: it cannot be taken back. */
export function EraseCustomer({ screen, book }: { screen: ShopScreen; book: PersonBook }) {
  const words = customerWords[screen.locale.value];
  const isSure = useSignal(false);
  const [, navigate] = useLocation();
  const erase = async () => {
    if (!isSure.value) {
      isSure.value = true;
      return;
    }
    if (!(await book.erase())) return;
    screen.announcement.value = words.erased;
    navigate(`/desk/${screen.shop.id}/customers`);
  };
  return (
    <div class="customer-erase">
      {isSure.value && (
        <p class="callout callout-bad" role="alert">
          {words.eraseSure}
        </p>
      )}
      <div class="form-buttons">
        <button
          type="button"
          class={isSure.value ? "button" : "button-quiet"}
          aria-disabled={book.isBusy.value}
          onClick={() => void erase()}
        >
          {words.erase}
        </button>
        {isSure.value && (
          <button
            type="button"
            class="button-quiet"
            onClick={() => {
              isSure.value = false;
            }}
          >
            {words.cancel}
          </button>
        )}
      </div>
    </div>
  );
}
