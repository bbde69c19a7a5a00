import type { bulletinsZh } from './bulletins-zh.ts'

/** The words of the bulletin's pages, in English. */
export const bulletinsEn: typeof bulletinsZh = {
  bulletins: {
    meaning: 'Drafted from what the projects’ records say now; every figure has its source and date, and opens to its project. Once published, its text and files stay as they are; a mistake is corrected by another bulletin.',
    language: 'A bulletin is an official paper and is written in Chinese.',
    draft: 'Draft',
    draftAs: (format) => `Download ${format === 'docx' ? 'Word' : 'PDF'}`,
    publish: 'Publish',
    publishTitle: 'Publish the bulletin',
    publishMeans: 'What it says now is kept with its Word and PDF files. It cannot be changed or withdrawn; a mistake is corrected by another bulletin.',
    number: 'Number',
    published: 'Published',
    none: 'No bulletin has been published yet.',
    publishedOn: 'Published on',
    dataOn: 'Data as of',
    by: 'By',
    files: 'Files',
    fonts: (fonts) => `Fonts: ${fonts}`,
    correct: 'Correct',
    correctOf: (number) => `Correct ${number}`,
    correctMeans: 'Another bulletin is published from the ledger as it is now; it lists every figure that differs. This one stays.',
    corrects: (number) => `corrects ${number}`,
    correctedBy: (number) => `corrected by ${number}`,
    actions: 'Actions',
    back: 'Back to the bulletins',
  },
}
