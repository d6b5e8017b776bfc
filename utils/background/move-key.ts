import { serverOfKey } from '@/utils/providers/known-servers';
import { keyHint, readKey, saveKey } from '@/utils/storage/keyring';

/**
 * Keeps a key for another server than the one that it was typed for. Only for the one that such keys are made for: nobody else gets it.
 * @returns what may be shown of the key; empty if nothing was moved
 */
export async function moveKey(from: string, to: string): Promise<{ hint: string }> {
  const origins = [from, to].map((address) => URL.parse(address)?.origin ?? '');
  const [source = '', target = ''] = origins;
  const key = await readKey(source);
  const owner = serverOfKey(key);
  if (!owner || new URL(owner.url).origin !== target) return { hint: '' };
  await saveKey(target, key);
  await saveKey(source, '');
  return { hint: keyHint(key) };
}
