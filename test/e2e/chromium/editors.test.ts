import { launchChromium } from '@/test/e2e/harness/chromium';
import { builds } from '@/test/e2e/harness/fixtures';
import { editorSuite } from '@/test/editors/suite';

editorSuite('chromium', () => launchChromium({ extension: builds.chromium }));
