import { createRoot } from 'react-dom/client';
import { Panel } from '@/components/panel/panel';
import { setPageLanguage } from '@/utils/platform/words';

setPageLanguage(document);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Panel />);
