import { KINDS } from "../../workers/channels/registry.ts";
import type { KindFixture } from "./fixture.ts";

/** The fixture of each registered kind: `kinds/<kind>.ts`. */
export async function loadFixtures(): Promise<KindFixture[]> {
  return Promise.all(
    KINDS.map(async ({ kind }) => {
      const module: { fixture: KindFixture } = await import(`./kinds/${kind}.ts`);
      return module.fixture;
    }),
  );
}
