import type { Budget, Overrun } from '@/utils/schema/budget';
import { hasLimit, overrunOf, plus, type Amount, type Spent } from '@/utils/usage/budget';

/** What the gate must know; read anew for each request. */
interface BudgetWorld {
  readonly limits: () => Promise<Budget>;
  /** Used in the day and the month until now, without what is on its way. */
  readonly spent: () => Promise<Spent>;
}

/** Lets a request out only if the budget has room for it and for all that are on their way. */
export class BudgetGate {
  readonly #world: BudgetWorld;
  readonly #reserved = new Map<symbol, Amount>();
  /** One question at a time: each sees what the one before has reserved. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(world: BudgetWorld) {
    this.#world = world;
  }

  /**
   * Reserves what a request may need. `release` is called when what it really needed stands in the ledger.
   * @param anyway the user lets it through; it is reserved all the same
   */
  reserve(wish: Amount, anyway: boolean): Promise<{ readonly overrun: Overrun } | { readonly release: () => void }> {
    const answer = this.#last.then(async () => {
      const overrun = anyway ? undefined : await this.#overrun(wish);
      if (overrun) return { overrun };
      const id = Symbol('reserved');
      this.#reserved.set(id, wish);
      return { release: () => void this.#reserved.delete(id) };
    });
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #overrun(wish: Amount): Promise<Overrun | undefined> {
    const limits = await this.#world.limits();
    if (!hasLimit(limits)) return undefined;
    const { day, month } = await this.#world.spent();
    const onTheWay = [...this.#reserved.values()].reduce(plus, { usd: 0, tokens: 0 });
    return overrunOf(limits, { day: plus(day, onTheWay), month: plus(month, onTheWay) }, wish);
  }
}
