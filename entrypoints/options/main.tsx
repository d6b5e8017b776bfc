import { createRoot } from 'react-dom/client';
import { Options } from '@/components/options/options';
import { setPageLanguage } from '@/utils/platform/words';

setPageLanguage(document);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Options />);
