/** The shape of a conversation while it is being loaded. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{label}</span>
      <i class="is-shop" />
      <i class="is-shop is-long" />
      <i class="is-own" />
      <i class="is-shop" />
    </div>
  );
}
