export * from "./auth.ts";
export * from "./catalogue.ts";
export * from "./customers.ts";
export * from "./orders.ts";
export * from "./projections.ts";
export * from "./service.ts";
export * from "./shops.ts";
export * from "./understanding.ts";
