import * as z from 'zod/mini';
import { calibration, uncalibrated, type Calibration } from '@/utils/usage/calibration';
import { localItem } from './item';

/** What is known of how models count, newest last; what was not learned from for longest goes. */
const MOST = 200;
const calibrations = z.record(z.string(), calibration);

/** How far our estimates are off, by model and kind of script. */
export const calibrationsItem = localItem('calibrations', calibrations, {});

const keyOf = (model: string, script: string) => `${model} ${script}`;

export async function loadCalibration(model: string, script: string): Promise<Calibration> {
  return (await calibrationsItem.get())[keyOf(model, script)] ?? uncalibrated;
}

export async function saveCalibration(model: string, script: string, learned: Calibration): Promise<void> {
  const key = keyOf(model, script);
  const { [key]: _before, ...others } = await calibrationsItem.get();
  const kept = Object.entries(others).slice(1 - MOST);
  await calibrationsItem.set({ ...Object.fromEntries(kept), [key]: learned });
}
