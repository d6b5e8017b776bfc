import { caseSuite } from '@/test/helpers/case-suite';
import { launchFirefox } from '@/test/helpers/page-browsers';
import { selectionCases } from '@/test/helpers/selection-cases';

caseSuite('a selection in Firefox', launchFirefox, selectionCases);
