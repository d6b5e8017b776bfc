import type { ChromiumSession } from '@/test/e2e/harness/chromium';
import { ask } from '@/test/e2e/harness/connection';
import { until } from '@/test/e2e/harness/until';
import type { ModelServer } from '@/test/servers/model-server';
import type { PageServer } from '@/test/servers/page-server';
import type { Job, JobOrder } from '@/utils/schema/job';
import { isEnded } from '@/utils/schema/job-status';
import { makeTrouble, openSlot, pause, visit, type Slot } from './chaos.ts';
import { jobNumber, partOf, planFor, soakPage, type Plan } from './faults.ts';
import { randomFrom } from './random.ts';
import { allRecords, sessionRecord } from './records.ts';
import { startWatcher, watchTab, whatWasSeen } from './watcher.ts';

export interface SoakWorld {
  readonly session: ChromiumSession;
  readonly model: ModelServer;
  readonly site: PageServer;
}

/** US dollars for a million tokens of the model of the soak. */
export const PRICE = { input: 2, output: 8 };
const SLOTS = 4;
/** Milliseconds for one job, its pauses and troubles included. */
const LONGEST = 180_000;

const idOf = (job: number): string => `soak-job-${job}`;

/** Says an order until a worker has heard it: one that is stopped while it listens hears nothing. */
async function say(session: ChromiumSession, order: JobOrder): Promise<void> {
  await until(
    `a record of ${order.jobId}`,
    async () => {
      if (await sessionRecord(session, order.jobId)) return true;
      await ask(session, { type: 'job.start', order }).catch(() => {});
      await pause(100);
      return (await sessionRecord(session, order.jobId)) !== undefined;
    },
    LONGEST,
  );
}

/** Says stop as a panel does. */
async function stop({ options }: ChromiumSession, jobId: string): Promise<void> {
  await options.evaluate((id) => browser.runtime.connect({ name: 'panel' }).postMessage({ type: 'stop', jobId: id }), jobId);
}

/** One job from the order to its end; wakes the worker now and then, as any click would. */
async function follow({ session }: SoakWorld, jobId: string, tabId: number, { stopped = false }: Plan): Promise<void> {
  await until(
    `the end of ${jobId}`,
    async () => {
      const job = await sessionRecord(session, jobId);
      if (job && isEnded(job.status)) return true;
      if (stopped && job?.text) await stop(session, jobId);
      await ask(session, { type: 'tab.describe', tabId }).catch(() => {});
      await pause(150);
      return false;
    },
    LONGEST,
  );
}

/** Does all jobs in a few tabs at once while everything goes wrong, then compares what is kept with what was seen and paid. */
export async function soak(world: SoakWorld, count: number, seed: number) {
  const { session, model, site } = world;
  const random = randomFrom(seed);
  const plans = Array.from({ length: count }, (_, job) => planFor(job, random));
  const tries = new Map<string, number>();
  model.setBehaviour((request) => {
    const part = partOf(request);
    const earlier = tries.get(part) ?? 0;
    tries.set(part, earlier + 1);
    const own = plans[jobNumber(request)]?.tries ?? [];
    // The rest of a broken answer comes without further faults of the server.
    return own[part.endsWith('-rest') ? own.length - 1 : Math.min(earlier, own.length - 1)] ?? {};
  });
  await startWatcher(session);
  const slots = await Promise.all(
    Array.from({ length: SLOTS }, (_, slot) => openSlot(session, site.add(`/slot-${slot}`, `Slot ${slot}`, ''))),
  );
  for (const { tabId } of slots) await watchTab(session, tabId);

  let next = 0;
  let working = true;
  const work = async (slot: Slot) => {
    for (let job = next++; job < count; job = next++) {
      if (await visit(session, slot, site.add(`/page-${job}`, `Page ${job}`, soakPage(job)))) await watchTab(session, slot.tabId);
      const parts = { actionId: 'summarize', scope: 'main', options: {}, instruction: '', mode: 'new' } as const;
      await say(session, { jobId: idOf(job), tabId: slot.tabId, ...parts });
      await follow(world, idOf(job), slot.tabId, plans[job] ?? { kind: 'whole', tries: [] });
      const broken = await sessionRecord(session, idOf(job));
      if (broken?.status !== 'failed' || broken.text === '') continue;
      const rest = { ...parts, scope: 'kept', follows: idOf(job), mode: 'continue' } as const;
      await say(session, { jobId: `${idOf(job)}-rest`, tabId: slot.tabId, ...rest });
      await follow(world, `${idOf(job)}-rest`, slot.tabId, { kind: 'rest', tries: [] });
    }
  };
  const trouble = makeTrouble(session, slots, site.add('/elsewhere', 'Elsewhere', '<p>Nothing.</p>'), randomFrom(seed + 1), () => !working);
  try {
    await Promise.all(slots.map(work));
  } finally {
    working = false;
  }
  return report(world, plans, await trouble);
}

/** The answers that the server wrote to their end, by the part they answer. */
function paidFor({ model }: SoakWorld): Map<string, { input: number; output: number }[]> {
  const paid = new Map<string, { input: number; output: number }[]>();
  for (const request of model.log.posts) {
    if (!request.usage) continue;
    const part = partOf(request);
    paid.set(part, [...(paid.get(part) ?? []), request.usage]);
  }
  return paid;
}

const usdOf = ({ input, output } = { input: 0, output: 0 }): number => (input * PRICE.input + output * PRICE.output) / 1_000_000;

const outcome = ({ status, end, failure }: Job): string =>
  status === 'failed' ? `failed: ${failure?.code ?? 'without a reason'}` : status === 'done' && end !== 'stop' ? `done: ${end}` : status;

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

async function report(world: SoakWorld, plans: readonly Plan[], trouble: Record<string, number>) {
  // The last ends are on their way into the history; what never comes is told below.
  const areEnded = async () => [...(await allRecords(world.session)).values()].every(({ status }) => isEnded(status));
  await until('the ends in the history', areEnded).catch(() => {});
  const records = await allRecords(world.session);
  const first = plans.flatMap((_, job) => records.get(idOf(job)) ?? []);
  const rests = plans.flatMap((_, job) => records.get(`${idOf(job)}-rest`) ?? []);
  const jobs = [...first, ...rests];
  const { seen, lost } = await whatWasSeen(world.session);
  const paid = paidFor(world);
  // A tab that was navigated before it was read gives another page's text, which the server cannot tell the job of.
  const own = jobs.filter(({ source }) => source?.url.includes('/page-'));
  const done = own.filter(({ status }) => status === 'done');
  const usageOf = (job: Job) => paid.get(job.order.jobId)?.[0];
  return {
    jobs: first.length,
    missing: plans.length - first.length,
    outcomes: counted(first.map(outcome)),
    outcomesOfRests: counted(rests.map(outcome)),
    plans: counted(plans.map(({ kind }) => kind)),
    trouble,
    requests: world.model.log.posts.length,
    wentOnByThemselves: jobs.filter(({ restarted }) => restarted).length,
    readElsewhere: jobs.length - own.length,
    unended: jobs.filter(({ status }) => !isEnded(status)).length,
    withoutReason: jobs.filter(({ status, failure }) => status === 'failed' && !failure).length,
    textsSeen: Object.keys(seen).length,
    /** Shown once, and not in the record. */
    textGone: [...lost, ...jobs.filter(({ order, text }) => !text.startsWith(seen[order.jobId] ?? '')).map(({ order }) => order.jobId)],
    /** A part that was asked for again after it had been answered whole. */
    paidTwice: [...paid].filter(([, answers]) => answers.length > 1).map(([part]) => part),
    tokensInRecords: done.reduce((sum, { usage }) => sum + (usage?.input ?? 0) + (usage?.output ?? 0), 0),
    tokensCountedByServer: done.reduce((sum, job) => sum + (usageOf(job)?.input ?? 0) + (usageOf(job)?.output ?? 0), 0),
    usdInRecords: done.reduce((sum, { bill }) => sum + (bill?.cost.usd ?? 0), 0),
    usdAtServer: done.reduce((sum, job) => sum + usdOf(usageOf(job)), 0),
    /** Answered whole, but the worker was stopped before it heard the end. */
    endNotHeard: jobs.filter((job) => job.status !== 'done' && usageOf(job)).length,
    notWhole: done.filter((job) => !usageOf(job)).map(({ order }) => order.jobId),
  };
}
