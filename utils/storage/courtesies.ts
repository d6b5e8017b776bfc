import { notice, pageButton, tour } from '@/utils/schema/courtesies';
import { localItem } from './item';

/* Apart from the other settings: the panel's first frame needs none of these. */
export const pageButtonItem = localItem('pageButton', pageButton, {});
export const noticeItem = localItem('notice', notice, {});
export const tourItem = localItem('tour', tour, {});
