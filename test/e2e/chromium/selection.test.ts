import { caseSuite } from '@/test/helpers/case-suite';
import { launchChromium } from '@/test/helpers/page-browsers';
import { selectionCases } from '@/test/helpers/selection-cases';

caseSuite('a selection in Chromium', launchChromium, selectionCases);
