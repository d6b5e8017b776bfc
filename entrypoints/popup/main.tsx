import { createRoot } from 'react-dom/client';
import { Popup } from '@/components/popup/popup';
import { setPageLanguage } from '@/utils/platform/words';

setPageLanguage(document);
const root = document.getElementById('root');
if (root) createRoot(root).render(<Popup />);
