import { caseSuite } from '@/test/helpers/case-suite';
import { insertCases } from '@/test/helpers/insert-cases';
import { paintedCases } from '@/test/helpers/painted-cases';
import { launchChromium } from '@/test/helpers/page-browsers';

caseSuite('insertion in Chromium', launchChromium, [...insertCases, ...paintedCases]);
