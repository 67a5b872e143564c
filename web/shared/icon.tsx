import type { ComponentChildren } from "preact";

/** A line drawing on a 24 × 24 grid. */
export function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** The product's mark: a desk bell. */
export const BellIcon = () => (
  <Icon>
    <path d="M12 5.5V7M5 17a7 7 0 0 1 14 0z" />
    <path d="M4 20h16" />
  </Icon>
);
