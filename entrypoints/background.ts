import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '@/utils/background/listeners';

export default defineBackground(() => listen());
