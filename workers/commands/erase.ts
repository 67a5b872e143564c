import { operate } from "./shop-command.ts";

// npm run erase -- <shop> <customer>: erases a customer everywhere; safe to repeat.
// DESKBELL_URL and SETUP_TOKEN name another product than the local one.
const [shop, customer] = process.argv.slice(2);
if (!shop || !customer) {
  console.error("usage: npm run erase -- <shop> <customer>");
  process.exit(2);
}
await operate(`/api/admin/${shop}/customers/${encodeURIComponent(customer)}/erase`);
