/** Where time comes from: epoch milliseconds. Passed in, so that a test can hold it still. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();
