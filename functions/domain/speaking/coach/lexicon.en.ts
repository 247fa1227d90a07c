import type { SpeechLexicons } from './lexicons.ts';

/** What English replies say, in lower case; whole words. `none` shields, as in the Chinese lexicon. */
export const englishSpeech: SpeechLexicons = {
  observation: [
    {
      says: 'quotes',
      terms: `
        you ask|you asked|you say|you write|you point out|you pointed out|you found|you waited|you drove|you paid|you sat|you stood|you tried
        you complained|you explained|in your review|in your letter|in your message|in your mail|your statement|i went through|i have read
        i read|i listened|i looked at|we looked at|i asked|i have spoken|i spoke|i found|we found|it turns out|nobody|no one|you were left
        we did not|we didn't|we failed|we forgot|we sent|we charged|we took
        you told|you wrote|you said|you report|you reported|you describe|you described|you mention|you mentioned|you rang
        you called|you received|your letter of|your message of|your photograph|your photo|your report of|our records show
        i have checked|i have looked|i looked into|we looked into|we have checked|we have looked|i see that|i can see that
        i read that|we see that|the log shows|when you opened|you bought|you ordered|reached you|left us on|you had to
      `,
    },
    {
      says: 'trouble',
      terms: `
        rattled|rattling|noise|noisy|taken again|charged again|taken twice|was taken|came off|fell apart|never sent|not sent|lost|mislaid|spilt
        stained|shrank|faded|mouldy|dirty|cold food|queue|hours|overbooked|bumped|postponed|dropped out|cut off|off line|offline|froze|crashed
        called in sick|out of order|does not open|doesn't open|does not start|did not come|didn't come|failed to arrive|went missing
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
        irritate|irritates|irritated|irritating|uncomfortable|tether|tears|joy|fed up|exasperating|exasperated|miserable|tired|exhausted|hurt
        humiliated|humiliating|helpless|nervous|scared|horrified|dismayed|dismay|dissatisfied|displeased|painful|heartbreaking|awful
        dreadful|terrible|unpleasant|stressed|stress|overwhelmed|confused|confusing|bewildering|cross|bitter|sore|shocked|fear|panic
        maddening|galling|tedious|wearying|discouraged|lonely|proud|relieved|excited|distress|inconvenienced|shame|uneasy|grief|sorrow
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
        you care about|you were looking for|you are looking for|you wish|you wished|you value|you asked for|you would like|you'd like
        you wanted|so that you can|you can count on|to be able to|your priority|essential to you|you look for|you hope|you hope for
        you were promised|you have a right|you are entitled|need to know|want to know|needs to|need it|needed it|is vital|is important|one travels
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
        send me|send us|send them|call me|ring me|write to me|reply to|by replying|confirm|have a look|choose|pick one|say when|say which|keep the
        bring the|stop using|unplug|get in touch with me|text me|email me
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
        forgive us|forgive me|oversight|should not have happened|should never have happened|poor show|we fell short|fell short|we failed you
        that was wrong of us|truly regret|deeply regret|we owe you|inexcusable|no excuse|we messed up|was on us|is on us|mea culpa|unacceptable of us
        sorry|apologise|apologize|apology|apologies|our fault|our mistake|we got this wrong|we got it wrong|i regret|we let you down
        ashamed
      `,
    },
    {
      says: 'understanding',
      terms: `
        you must have been|must be|must have felt|anyone|anybody|nobody likes|nobody should|i would be|i'd be|i would feel|i'd feel|i hear you
        you have every reason|rightly|you are right|you're right
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
        ship|ships|goes back|go back|is back|gets|get it|leaves|leave today|is paid|paid within|paid by|we pay|i pay|we send|i send|i call|i ring|we call
        starts|is done|be done|done by|done within|is in your|comes|come to you|visits|meet|fixed by|back on
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
        that you signed|which you signed|you agreed to|you knew|you ought to have|your own doing|your negligence|your error|your oversight
        in this mess|your own choice|you chose to|you insisted|you caused|your behaviour|your tone|you never|you are mistaken|you misread
        you misunderstood|why didn't you|why did you not|on your part|due to your|at your own risk|blame yourself|common sense
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
        you must have been|you must have felt|you must have had|not your fault|not your mistake|no fault of yours|never your fault|you did not receive|you didn't receive|you did not get
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
        dear guest|dear passenger|dear client|dear user|dear member|dear subscriber|dear parent|thank you for choosing|thanks for choosing
        your comments|passed on to|passed to management|to management|look forward to welcoming|look forward to serving|extraordinary circumstance
        extraordinary circumstances|not liable|no liability|valued guest|appreciate your feedback|for your information|like to inform you
        wish to inform|internal processes|our records indicate|we take all|taken seriously|very seriously|highest standards|be assured
        continuous improvement|lessons learned|stakeholders|subject to availability|without prejudice|sole discretion|force majeure
        has been forwarded|has been raised|case has been|assigned to an agent|correspondence|pertaining to|in respect of|henceforth|we endeavour
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
        never again|trust me|i swear|a hundred per cent|100 percent|perfectly fine from now on|you will love|no problem whatsoever|fully satisfied
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
