import type { SpeechLexicons } from './lexicons.ts';

/** What English replies say, in lower case; whole words. `none` shields, as in the Chinese lexicon. */
export const englishSpeech: SpeechLexicons = {
  observation: [
    {
      says: 'quotes',
      terms: `
        you told|you wrote|you said|you report|you reported|you describe|you described|you mention|you mentioned|you rang
        you called|you received|your letter of|your message of|your photograph|your photo|your report of|our records show
        i have checked|i have looked|i looked into|we looked into|we have checked|we have looked|i see that|i can see that
        i read that|we see that|the log shows|when you opened|you bought|you ordered|reached you|left us on|you had to
      `,
    },
    {
      says: 'trouble',
      terms: `
        leak|leaked|leaks|leaking|crack|cracked|broke|broken|late|cancelled|canceled|dented|torn|damaged|stopped
        wrong one|packed the wrong|faulty|without its|missing from|smell of|scalded|burnt|shock|does not heat|doesn't heat
        does not work|doesn't work|not working|delayed|fell off|came apart|never arrived|did not arrive|overcharged
        charged twice|rude
      `,
    },
    { says: 'none', terms: 'sooner or later|at a later|no later' },
  ],
  feeling: [
    {
      says: 'feeling',
      terms: `
        worry|worried|worrying|worries|disappointed|disappointing|disappointment|disappoints|frustrated|frustrating|frustration
        annoyed|annoying|annoyance|upset|upsetting|angry|anger|infuriating|furious|anxious|anxiety|alarmed|alarming|shaken
        distressed|distressing|ashamed|embarrassed|embarrassing|lost patience|sad|saddened|unhappy|feelings|stressful
        scary|frightening|frightened|discouraging|exhausting|tiresome|let down|delighted|glad|pleased|happy to read|touched
        concerned|unsettling|hurtful
      `,
    },
    {
      says: 'none',
      terms: 'feel that way|please do not worry|do not worry|no worries|anger management|will be glad|be pleased to',
    },
  ],
  need: [
    {
      says: 'need',
      terms: `
        you need|you needed|what you need|you want|you wanted|you rely|you relied|you depend|you depended|you expect
        you expected|what matters|matters most|matters to you|important to you|safety comes first|is safe|are safe|being safe
        you can trust|can rely|peace of mind|you deserve|counting on|you hoped|you were hoping|what you paid for|to be sure that
        one worry less
      `,
    },
    { says: 'none', terms: 'if you need|should you need|you need to|you needed to|if you want|all you need' },
  ],
  request: [
    {
      says: 'request',
      terms: `
        please|could you|would you|can you|will you|may i ask|may we ask|let me know|let us know|does that suit|does this suit
        is that all right|is this all right|does that work|which would you|which do you|do you have|is there anything|drop me a line
        tell me|shall i|shall we|how would you like|what would you like
      `,
    },
    {
      says: 'none',
      terms: `
        please be patient|please be advised|please note|please bear|please accept|please rest assured|please understand
        please contact the relevant|please find|please do not hesitate|please be assured|please forgive|could you have
        would you believe|how could you|please refer to
      `,
    },
  ],
  sincerity: [
    {
      says: 'apology',
      terms: `
        sorry|apologise|apologize|apology|apologies|our fault|our mistake|we got this wrong|we got it wrong|i regret|we let you down
        ashamed
      `,
    },
    {
      says: 'understanding',
      terms: `
        i understand|we understand|i can see how|i can understand|i can imagine|i know how|i know the|anybody would be
        anyone would be|that must have been|it must have been|in your place
      `,
    },
    {
      says: 'thanks',
      terms: `
        thank you for telling|thank you for writing|thank you for taking|thanks for telling|thanks for writing|thanks for taking
        thank you for letting|thank you for pointing|thank you for bringing|thank you for your trust|thank you for your kind
        thank you for your praise|thank you for your suggestion|thank you for the photograph|thank you for asking|thank you for your letter
        thank you for your idea
      `,
    },
    {
      says: 'none',
      terms: `
        sorry if|sorry you feel|sorry that you feel|apologies if|apologise if|apologize if|apologise for any inconvenience
        apologize for any inconvenience|apologies for any inconvenience|sorry for any inconvenience|apologise for the inconvenience
        apologize for the inconvenience|apologies for the inconvenience|sorry for the inconvenience|not sorry|no apology
        not our fault|not our mistake|sorry state|sorry to inform|i understand that you claim|nothing to apologise for
      `,
    },
  ],
  solution: [
    {
      says: 'offer',
      terms: `
        refund you|we can offer|i can offer|we offer|we have already sent|we have sent|voucher|compensate|compensation
        we will replace|we will exchange|we will refund|can be returned|replacement is|we have arranged|discount
      `,
    },
    { says: 'explanation', terms: 'because|due to|the reason|owing to|the manual|is caused by|was caused by' },
    { says: 'none', terms: 'because you told|because you need|because you rely' },
  ],
  step: [
    {
      says: 'step',
      terms: `
        will|i'll|we'll|you'll|it'll|shall|going to|booked|scheduled|goes out|comes on|comes back|arrives|arriving|on its way
        is tomorrow|is today|we are sending|i am sending|is due
      `,
    },
    { says: 'none', terms: 'will not|will never|good will|will you|shall i|shall we|free will' },
  ],
  vague: [
    {
      says: 'vague',
      terms: `
        soon|shortly|as soon as possible|asap|in due course|promptly|in the near future|at the earliest|in a few days|in a while
        when we can|when possible|eventually|at some point|in good time|the refund will come|one of these days
      `,
    },
    { says: 'none', terms: 'as soon as you|as soon as it|too soon|so soon|sooner' },
  ],
  blame: [
    {
      says: 'blame',
      terms: `
        you should have|you should've|you could have|you failed|you did not|you didn't|you must have|your fault|your own fault
        your mistake|user error|misuse|misused|because you|you overfilled|if you had|you had bothered|not our problem
        not our fault|your claim|you claim|you allege|your allegation|your allegations|nothing wrong with|you forgot|you ignored
        you were told|better care of your|you are wrong|you're wrong|as i already|as we already|calm down|you neglected
        you refused|your negligence|your carelessness|you people|it is up to you to have|your own responsibility
      `,
    },
    {
      says: 'none',
      terms: `
        not your fault|not your mistake|no fault of yours|never your fault|you did not receive|you didn't receive|you did not get
        you didn't get|you did not hear|you didn't hear|you did nothing|you did not do anything|you did not cause|because you told
        because you need|because you rely|because you have been|if you had any|if you had a|you should have received
        you should have had|you should have been|you should have heard|you could have been|neither your fault
      `,
    },
  ],
  jargon: [
    {
      says: 'jargon',
      terms: `
        as per|per our policy|per policy|kindly|unfortunately we cannot|unfortunately, we cannot|unfortunately we are unable
        unfortunately, we are unable|unfortunately we can not|regret to inform|please be advised|please note that
        earliest convenience|in due course|at this time|at this juncture|pursuant to|with reference to|herewith|hereby
        aforementioned|the undersigned|do not hesitate|any inconvenience|inconvenience caused|for the inconvenience
        valued customer|dear customer|dear sir or madam|your call is important|terms and conditions|ticket|ticket number
        escalated to the relevant|relevant department|relevant team|we strive|and strive|utmost|value your feedback|duly noted
        going forward|moving forward|touch base|sla|sop|rma|bear with us|rest assured|policy states|it is our policy|our policy
        standard procedure|thank you for your patience|be patient|system issue|technical reasons|due process|be dealt with
        has been logged|in accordance with|at your disposal|as previously stated|further to your
      `,
    },
    { says: 'none', terms: 'insurance policy|train ticket|concert ticket|plane ticket|flight ticket|as per your wish' },
  ],
  promise: [
    {
      says: 'absolute',
      terms: `
        never happen again|won't happen again|will not happen again|100%|one hundred per cent|whatever it takes|at all costs
        absolutely certain|anything you want|without fail|you have my word that nothing|always be perfect
      `,
    },
    {
      says: 'vow',
      terms: 'i guarantee|we guarantee|guaranteed|i promise|we promise|rest assured|you have my word|definitely',
    },
    {
      says: 'none',
      terms:
        "cannot guarantee|can't guarantee|cannot promise|can't promise|guaranteed minimum|is guaranteed for|100% cotton",
    },
  ],
};
