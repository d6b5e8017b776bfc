import { fileDate } from '@/utils/platform/dates';
import { saveFile } from '@/utils/platform/save-file';
import { exportArchive } from '@/utils/storage/archive';

/** Gives the user these conversations as a file that can be imported again. */
export async function saveArchive(ids: readonly string[]): Promise<void> {
  const { parts } = await exportArchive(Date.now(), ids);
  saveFile(`postil-${fileDate(Date.now())}.json`, parts, 'application/json');
}
