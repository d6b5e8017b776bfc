import { expect } from 'vitest';
import { setConnection } from '@/test/e2e/harness/connection';
import { test } from '@/test/e2e/harness/fixtures';
import { PRICE, soak } from '@/test/e2e/soak/soak';

const count = Number(process.env.SOAK_JOBS || 16);
const seed = Number(process.env.SOAK_SEED || 20_261_121);

test('nothing is lost while workers are stopped, panels and tabs come and go and the server fails', async ({ postil, model, site }) => {
  await setConnection(postil, { baseUrl: model.baseUrl, model: 'practice', key: 'sk-for-the-soak-1234' });
  const price = { model: 'practice', host: new URL(model.baseUrl).host, ...PRICE };
  await postil.options.evaluate((own) => browser.storage.local.set({ money: { prices: [own] } }), price);
  const report = await soak({ session: postil, model, site }, count, seed);
  console.log(`Soak of ${count} jobs, seed ${seed}`, report);

  expect(report).toMatchObject({ missing: 0, unended: 0, withoutReason: 0, textGone: [], paidTwice: [], notWhole: [] });
  expect(report.tokensInRecords).toBe(report.tokensCountedByServer);
  expect(report.tokensInRecords).toBeGreaterThan(0);
  expect(report.usdInRecords).toBeCloseTo(report.usdAtServer, 9);
  expect(report.trouble['worker stopped']).toBeGreaterThan(0);
}, 1_800_000);
