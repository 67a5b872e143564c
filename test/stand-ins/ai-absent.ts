/** In the place of the AI binding where no model is configured: to be asked would be a mistake, and is told as one. */
export default {
  fetch: () => new Response("no model is configured in this test", { status: 503 }),
};
