import { captureCases } from '@/test/helpers/capture-cases';
import { caseSuite } from '@/test/helpers/case-suite';
import { launchChromium } from '@/test/helpers/page-browsers';
import { sourceCases } from '@/test/helpers/source-cases';
import { threadCases } from '@/test/helpers/thread-cases';

caseSuite('capture in Chromium', launchChromium, [...captureCases, ...sourceCases, ...threadCases]);
