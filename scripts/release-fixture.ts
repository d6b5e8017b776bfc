import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { readProjectFile, root } from './project-files.ts';

type Step = (db: IDBDatabase, tx: IDBTransaction) => void;

/** Records as this version writes them: one job done, one stopped, one that was cut off by the end of the browser. */
function samples() {
  const source = {
    ...{ id: 'source-0001', scope: 'selection', method: 'dom', title: 'Tides', url: 'https://example.org/tides', lang: 'en', words: 10 },
    ...{ pageChars: 400, omitted: [], editable: false, frameId: 0, documentId: 'document-1', capturedAt: 1_000 },
  };
  const order = { tabId: 7, actionId: 'summarize', scope: 'auto', options: {}, instruction: '', mode: 'new' };
  const job = { status: 'done', end: 'stop', maker: 'model', model: 'practice', refusal: '', attempt: 1, createdAt: 1_000, endedAt: 2_000 };
  const first = {
    ...job,
    order: { ...order, jobId: 'job-00001' },
    source,
    text: 'The moon pulls the sea.',
    usage: { input: 10, output: 5 },
  };
  const second = { ...job, order: { ...order, jobId: 'job-00002' }, status: 'stopped', end: undefined, text: 'Bread' };
  const third = { ...second, order: { ...order, jobId: 'job-00003' }, status: 'running', endedAt: undefined };
  const conversation = ({ text, order: { jobId, actionId } }: typeof first | typeof second, updatedAt: number) => ({
    ...{ id: jobId, name: '', title: 'Tides', url: source.url, host: 'example.org', actionId, createdAt: 1_000, updatedAt, pinned: false },
    ...{
      jobIds: [jobId],
      currentJobId: jobId,
      excerpt: text,
      searchText: `tides\n${text}`.toLowerCase(),
      newestFirst: [-updatedAt, jobId],
    },
  });
  return {
    keys: [{ origin: 'https://api.example', key: 'sk-from-the-first-release' }],
    conversations: [conversation(first, 2_000), conversation(second, 3_000)],
    jobs: [first, second, third],
    sources: [{ ...source, markdown: 'The moon pulls the sea. Twice a day the water rises.' }],
  };
}

const settings = {
  connection: { providerId: 'compatible', baseUrl: 'https://api.example/v1', model: 'practice', keyHint: 'ease' },
  reading: { outputLanguage: 'de' },
  lastOptions: { summarize: { length: 'short' } },
  history: { retentionDays: 30 },
};

/** Writes what a version keeps as a fixture: `node scripts/release-fixture.ts` at a release; a later version's tests open it. */
async function main(): Promise<void> {
  const { version } = JSON.parse(readProjectFile('package.json')) as { version: string };
  const vite = await createServer({ configFile: false, root, server: { middlewareMode: true }, resolve: { alias: { '@': root } } });
  const { steps } = (await vite.ssrLoadModule('/utils/storage/database.ts')) as { steps: readonly Step[] };
  await vite.close();
  const records = samples();
  const request = indexedDB.open('postil', steps.length);
  request.onupgradeneeded = () => {
    for (const step of steps) if (request.transaction) step(request.result, request.transaction);
  };
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const db = request.result;
  const stores = [...db.objectStoreNames].map((name) => {
    const store = db.transaction(name).objectStore(name);
    const indexes = [...store.indexNames].map((index) => ({ name: index, keyPath: store.index(index).keyPath }));
    return { name, keyPath: store.keyPath, indexes, records: records[name as keyof typeof records] ?? [] };
  });
  const file = path.join(root, 'test/fixtures/releases', `${version}.json`);
  writeFileSync(file, `${JSON.stringify({ version, settings, database: { version: steps.length, stores } }, null, 2)}\n`);
  console.log(`Written: ${file}`);
}

await main();
