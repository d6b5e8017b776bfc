import { launchFirefox } from '@/test/e2e/harness/firefox';
import { builds } from '@/test/e2e/harness/fixtures';
import { editorSuite } from '@/test/editors/suite';

editorSuite('firefox', () => launchFirefox({ extension: builds.firefox }));
