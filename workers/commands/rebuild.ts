import { operate } from "./shop-command.ts";

// npm run rebuild -- <shop>: rebuilds the shop's projections from its conversations.
// DESKBELL_URL and SETUP_TOKEN name another product than the local one.
const [shop] = process.argv.slice(2);
if (!shop) {
  console.error("usage: npm run rebuild -- <shop>");
  process.exit(2);
}
await operate(`/api/admin/${shop}/rebuild`);
