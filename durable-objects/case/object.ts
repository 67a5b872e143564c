import { DurableObject } from "cloudflare:workers";
import type { CaseOrigin } from "../../workers/platform/case-words.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError, outcome } from "../../workers/platform/errors.ts";
import { log } from "../../workers/platform/log.ts";
import { migrate } from "../../workers/platform/object-migrations.ts";
import { dataKeys } from "../../workers/platform/privacy/keys.ts";
import { seal } from "../../workers/platform/privacy/seal.ts";
import type { CaseReport, CaseRpc } from "./contract.ts";
import { move, openOnce, takeIn } from "./course.ts";
import { runEffects } from "./effects.ts";
import { Kernel } from "./kernel.ts";
import { MIGRATIONS } from "./migrations.ts";
import { viewCase } from "./view.ts";

/** One after-sales case and its only writer (design §3): its steps are rows, its alarm drives them on. */
export class CaseObject extends DurableObject<Env> implements CaseRpc {
  readonly kernel: Kernel;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.kernel = new Kernel(ctx, env);
    ctx.blockConcurrencyWhile(async () => {
      migrate(ctx.storage, this.kernel.now(), MIGRATIONS);
      this.kernel.arm();
    });
  }

  start(shop: string, id: string, origin: CaseOrigin) {
    return outcome(async () => {
      const { kernel } = this;
      if (!kernel.store.load()) {
        const read = await kernel.ports().readStart(shop, id, origin);
        if (!read) throw new DeskbellError("not_found", "there is nothing here that a case could drive");
        kernel.commit((now) => openOnce(kernel.store, shop, read.timeZone, read, now));
      }
      return viewCase(kernel);
    });
  }

  report(report: CaseReport) {
    return outcome(async () => {
      const { store } = this.kernel;
      const stored = store.load();
      if (!stored) throw new DeskbellError("not_found", "there is no such case");
      const keys = await dataKeys(this.env.DATA_KEY, stored.shop);
      const noteSealed = report.note === null ? null : await seal(keys, report.note);
      this.kernel.commit((now) => takeIn(store, report, noteSealed, now));
      return viewCase(this.kernel);
    });
  }

  view() {
    return outcome(() => viewCase(this.kernel));
  }

  wake() {
    return outcome(async () => {
      if (!this.kernel.store.load()) return false;
      await this.#ring();
      return true;
    });
  }

  erase() {
    return outcome(() => {
      this.kernel.commit(() => this.kernel.store.forget());
      return { erased: true as const };
    });
  }

  override async alarm() {
    this.kernel.forgetAlarm();
    await this.#ring();
  }

  /** Never throws, since the platform gives up an alarm after six failures; the rows are the truth. */
  async #ring(): Promise<void> {
    const { kernel } = this;
    try {
      if (kernel.commit((now) => kernel.store.takeDue(now))) {
        kernel.commit((now) => move(kernel.store, { type: "due" }, "system", null, now));
      }
      await runEffects(kernel);
    } catch (error) {
      log("error", "case.alarm", { error });
    } finally {
      kernel.arm();
    }
  }
}
