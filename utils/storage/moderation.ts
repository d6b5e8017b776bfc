import { moderation } from '@/utils/schema/moderation';
import { localItem } from './item';

/** What is moderated; nothing unless the user says so. */
export const moderationItem = localItem('moderation', moderation, {});
