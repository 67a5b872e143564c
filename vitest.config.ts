import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig, type Plugin } from "vitest/config";

/**
 * What the product loads when it is first needed is, in the bundle, there at once. The pool of the tests asks the file
 * server instead, and all who ask for a module at the same time share one request: if the object that made it dies, as
 * tests have them die, the others wait for ever. So in the pool such a module is loaded with the file that names it.
 */
const loadedAtOnce: Plugin = {
  name: "loaded-at-once",
  enforce: "pre",
  transform(code, id) {
    if (!/\/(workers|durable-objects)\/.*\.ts$/.test(id) || id.includes("/node_modules/")) return null;
    const imports: string[] = [];
    const loaded = code.replace(/\bawait import\(("\.[^"]+")\)/g, (_, path) => {
      imports.push(`import * as later${imports.length} from ${path};`);
      return `later${imports.length - 1}`;
    });
    return imports.length === 0 ? null : { code: `${imports.join(" ")} ${loaded}`, map: null };
  },
};

export default defineConfig({
  test: {
    // What a passing test prints is noise; a failing one shows all.
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{understanding,skills,web,house}/**/*.test.ts", "test/**/*.unit.test.ts"],
          environment: "node",
          isolate: false,
          // Nothing is timed: a property over many texts may take its time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          loadedAtOnce,
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            remoteBindings: false,
            miniflare: {
              // What no test stands in for ends here, and looks nothing up.
              outboundService: () => new Response("there is no network in tests", { status: 503 }),
              bindings: {
                MIGRATIONS: await readD1Migrations("migrations"),
                DATA_KEY: "dGVzdC1vbmx5LWRhdGEta2V5LTMyLWJ5dGVzLWxvbmc=",
                AUTH_SECRET: "test-only-auth-secret-of-enough-length",
                SETUP_TOKEN: "test-only-setup-token",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          // One isolate for all files: reading the whole worker anew for each of them takes longer than the tests.
          isolate: false,
          include: [
            "test/{platform,commerce,merchants,knowledge,dialogue,models,conversation,desk,projections,routes,tickets,cases,channels}/**/*.test.ts",
          ],
          exclude: ["**/*.unit.test.ts"],
          setupFiles: ["test/setup-workerd.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          globalSetup: ["test/integration/build-once.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/integration/build-once.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
