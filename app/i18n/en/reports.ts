/** Reports on a stage (fairness, objectivity, reliability), what-if questions, and what every statistic of the chair means. */
export const reports = {
  pageTitle: "Reports on the stage",
  title: "{{stage}}: fairness and objectivity",
  state: "{{stage}} · {{state}}",
  sheets_one: "{{count}} sheet counts",
  sheets_other: "{{count}} sheets count",
  next: "Nothing on this page changes a score",
  lead: "Whether it mattered who read a submission, and how far the marks reflect the submissions themselves. Everything is computed from the sheets that count, over the submissions you may read.",
  advisory:
    "Advisory: an interval, not a verdict; the expert is told privately first. Among many experts some stand out by chance alone.",
  links: { ranking: "To the ranking", reports: "Reports on the stage", whatIf: "What if?" },
  sections: {
    standOuts: "What stands out",
    fairness: "Fairness",
    experts: "Load, severity and spread",
    fields: "Places by field",
    missing: "Missing experts",
    objectivity: "Objectivity",
    blocks: "Read by the same experts",
    outliers: "Outlying totals",
    habits: "Fit and habits",
    rasch: "Many-facet Rasch measures",
    evidence: "Named evidence",
    curve: "Reliability against the number of experts",
    ranking: "The figures of the ranking page",
  },
  obstacles: {
    too_few_ratings: "There are too few sheets to estimate anything about experts; only counts are shown.",
    one_sheet_each:
      "Every submission, or every expert, has a single sheet, so severity cannot be told from quality; only counts are shown.",
  },
  computing: "This is being computed; you may leave the page meanwhile.",
  failed: "The calculation failed; it changed nothing. Tell the secretariat if it keeps failing.",
  again: "Look again",
  lessThan: "< {{value}}",
  none: "–",
  interval: "{{value}} ({{lower}} to {{upper}})",
  tooFew: "{{value}} (too few to tell)",
  approximate: "{{value}} (approximate)",
  change: "{{before}} → {{after}}",
  help: "What these figures mean and what one may do",
  means: "Means",
  mayDo: "One may",
  seconds: "{{count}} s",
  minutes: "{{count}} min",
  percent: "{{value}}%",
  standOuts: {
    none: "No expert's figures lie beyond the usual bounds.",
    figure: "{{code}} {{figure}}",
    unanswered: "Sheets asked for and never handed in",
    severe: "More severe than the panel, in points",
    lenient: "More lenient than the panel, in points",
    narrow: "Uses less of the scale (1 is the panel's use)",
    wide: "Uses more of the scale (1 is the panel's use)",
    ownProvince: "More generous to the own province, in points",
    misfit: "Marks scatter more than the panel's (infit or outfit, 1 is usual)",
    overfit: "Marks are more alike than chance allows (infit or outfit, 1 is usual)",
    repeatedMarks: "The same set of marks on half of the sheets or more",
    repeatedComments: "The same comment on half of the sheets or more",
    noEvidence: "Names evidence a quarter as often as the panel, or less",
    fast: "A quarter of the panel's time or less",
    halo: "One impression for all criteria (correlation above the panel's)",
    drift: "Grew milder (+) or more severe (−) while reading, in points per sheet",
    reversed: "Order opposite to the others' (rank correlation)",
  },
  facts: {
    sameProvince: "Same province",
    sameCountry: "Same country",
    points: "{{value}} points",
    noPairs: "none",
    interval: "95% interval {{lower}} to {{upper}}",
    pairs_one: "{{count}} sheet of such a pair",
    pairs_other: "{{count}} sheets of such pairs",
    noEffect: "No sheet, or every sheet, is of such a pair.",
    alphaInterval: "Alpha (interval)",
    alphaOrdinal: "Alpha (order)",
    single: "Reliability of one expert",
    averaged: "Reliability of the mean",
    averagedOf: "of {{count}} sheets on average",
    adjusted: "After adjustment",
    evidence: "Marks with evidence",
    evidenceOf_one: "of {{count}} mark",
    evidenceOf_other: "of {{count}} marks",
    shares: "Differences between totals",
    sharesOf: "{{submission}} from submissions, {{expert}} from severity, {{residual}} from the rest",
  },
  columns: {
    expert: "Expert",
    asked: "Asked",
    counted: "Counted",
    unanswered: "Unanswered",
    ended: "Ended",
    severity: "Severity, points",
    spread: "Spread",
    ownProvince: "Own province, points",
    field: "Field",
    submissions: "Submissions",
    places: "Places",
    passing: "Go on",
    experts: "Experts",
    leaning: "Mean leaning of the sheets",
    submission: "Submission",
    missing: "Missing",
    score: "Score",
    filledScore: "With expected marks",
    rankOverAll: "Rank over all (this stage's score)",
    total: "Total",
    expected: "Expected",
    standardised: "In standard errors",
    icc: "ICC, one expert",
    iccMean: "ICC, mean",
    kendallW: "W",
    chance: "W by chance",
    kappa: "κ of bands",
    outfit: "Outfit",
    infit: "Infit",
    halo: "Halo",
    alike: "All criteria alike",
    repeated: "Repeated marks",
    drift: "Drift, points per sheet",
    pace: "Time per sheet",
    order: "Rank correlation",
    comment: "Comment, characters",
    repeatedComment: "Repeated comments",
    evidence: "Evidence named",
    criterion: "Criterion",
    reversal: "reversed?",
  },
  /** Files of the tables; a sheet's name has at most 31 characters. */
  files: {
    all: "Export XLSX (all tables)",
    lower: "{{header}}, lower bound",
    upper: "{{header}}, upper bound",
    before: "{{header}}, before",
    after: "{{header}}, after",
    percent: "{{header}}, %",
    seconds: "{{header}}, seconds",
    approximate: "{{header}}, approximate",
    tooFew: "too few to tell",
    sheets: {
      experts: "Load, severity and spread",
      missing: "Missing experts",
      fields: "Places by field",
      blocks: "Read by the same experts",
      outliers: "Outlying totals",
      habits: "Fit and habits",
      raschExperts: "Rasch, experts",
      raschCriteria: "Rasch, criteria",
      raschThresholds: "Rasch, thresholds",
      evidence: "Named evidence",
      neededExperts: "Experts needed",
      curve: "Reliability by experts",
      whatIf: "What if",
    },
  },
  severityBar: "Severity {{value}}, 95% interval {{lower}} to {{upper}}",
  missing: {
    none: "Every submission has as many sheets as planned.",
    count_one: "{{count}} submission has fewer sheets than planned.",
    count_other: "{{count}} submissions have fewer sheets than planned.",
    unmoved: "With the missing marks filled in as the model expects them, no rank would change.",
    moved_one: "With the missing marks filled in as the model expects them, {{count}} rank would change:",
    moved_other: "With the missing marks filled in as the model expects them, {{count}} ranks would change:",
    displaced_one: "{{count}} other submission would only change places with them.",
    displaced_other: "{{count}} other submissions would only change places with them.",
    unknown_one:
      "For {{count}} submission a missing expert has not a single sheet in this stage, so no marks can be expected:",
    unknown_other:
      "For {{count}} submissions a missing expert has not a single sheet in this stage, so no marks can be expected:",
    unknownPair: "{{serials}} ({{experts}})",
    note: "The chair notes a decision on each: on the page of votes where the stage has a vote, otherwise in the note of the shortlist.",
  },
  blocks: {
    none: "No three submissions were read by exactly the same experts, so ICC, W and κ say nothing here.",
    lead: "ICC, W and κ compare experts on the same submissions, so they are given for each group of submissions that exactly the same experts read.",
  },
  outliers: {
    none: "No total lies more than {{from}} standard errors from what the others lead one to expect.",
    count_one:
      "{{count}} total lies more than {{from}} standard errors from what the others lead one to expect. By chance about {{chance}} would.",
    count_other:
      "{{count}} totals lie more than {{from}} standard errors from what the others lead one to expect. By chance about {{chance}} would.",
  },
  rasch: {
    lead: "A diagnosis, which ranks nobody: {{count}} marks, each put into its band of the rubric. Severity and difficulty are in logits around zero; above zero the expert is severe, or the criterion difficult.",
    experts: "Rasch measures of the experts",
    criteria: "Rasch measures of the criteria",
    thresholds: "Thresholds between the bands",
    severity: "Severity, logits",
    difficulty: "Difficulty, logits",
    standardError: "Standard error",
    adjusted: "adjusted",
    extremes:
      "All marks of {{who}} lie in the lowest band, or all in the highest. Such measures have no finite value, so they are adjusted to a score 0.3 of a band short of that end.",
    band: "Band",
    from: "from {{from}}",
    threshold: "Threshold, logits",
    ordered: "The thresholds rise from band to band: the bands are used in their order.",
    disordered:
      "The thresholds are out of order: some band is nowhere the likeliest, so it hardly stands for a level of its own. Go through its anchor sentences together before the next stage.",
    unused: "No mark lies in the band from {{bands}}; the bands on either side are treated as neighbours.",
    obstacles: {
      one_band: "All marks lie in one band, or there are none, so there is nothing to measure.",
      not_connected: "The panel falls into parts without a common expert, so there is no common scale.",
      extremes_disconnect:
        "Once submissions whose marks all lie in one end band are set aside, the panel falls into parts without a common expert, so there is no common scale.",
      not_settled:
        "These marks have no finite measures: there are too few of them, or they follow from one another without scatter.",
    },
  },
  curve: {
    none: "The variances cannot be told apart with these sheets, so there is no curve.",
    lead: "How reliable the mean of a given number of experts would be on the criteria of this stage, from its own variances; all criteria count equally here, whatever their weights in the total.",
    label: "Reliability against the number of experts, from 1 to {{count}}; the same figures stand in the table.",
    relative: "Order (relative)",
    absolute: "Score itself (absolute)",
    experts: "Experts",
    table: "The same figures as a table",
    target: "Reliability",
    neededForOrder: "Experts needed for the order",
    neededForScore: "Experts needed for the score itself",
    outOfReach: "not with a hundred",
    neededCaption: "Experts needed for a reliability of 0.7, 0.8 and 0.9",
    variances: "Where the differences between marks come from (variance, squared points)",
    components: {
      submission: "submissions",
      expert: "experts (severity)",
      criterion: "criteria",
      submissionExpert: "submission × expert",
      submissionCriterion: "submission × criterion",
      expertCriterion: "expert × criterion",
      residual: "the rest",
    },
  },
  whatIf: {
    pageTitle: "What if",
    title: "{{stage}}: what if?",
    lead: "The rules that made the list are applied again under a changed premise. Before and after are both computed over the submissions you may read.",
    unchanged:
      "The record is not changed by this, and nothing is stored. The address of the page holds the question, so it can be sent to a colleague.",
    method: "Rule of the score",
    asIs: "as it is ({{method}})",
    methods: {
      mean: "mean of all totals",
      trimmedMean: "mean without the highest and the lowest total",
      median: "median",
      adjusted: "adjusted for severity (an estimate)",
    },
    places: {
      sharePerField: "Per cent of each field",
      quotaByField: "Places over all fields",
      atMost: "Places at most",
    },
    placesHint: "Now {{places}}. Blank: as it is.",
    minimum: "Minimum score",
    minimumHint: "Now {{minimum}}. Blank: as it is.",
    wrongPlaces: "A whole number from 1 to {{most}}.",
    wrongMinimum: "A whole number from 0 to {{most}}.",
    experts: "Leave experts out",
    expertsChosen_one: "Leave experts out ({{count}} chosen)",
    expertsChosen_other: "Leave experts out ({{count}} chosen)",
    expert_one: "{{code}}, {{count}} sheet",
    expert_other: "{{code}}, {{count}} sheets",
    without: "What if {{code}} were left out?",
    ask: "Work it out",
    reset: "Start again",
    votes: "Votes stay as they were counted: the record does not say who cast which vote.",
    refused: "The adjusted score cannot be formed with these sheets, so the rule in force was used:",
    labelled: "The adjusted score is to be read with care here:",
    answer: "The answer",
    nothing: "Nothing is changed: this is the list as it stands. Choose a premise above.",
    none: "With this premise the list stays the same.",
    counts: "{{before}} went on, {{after}} would.",
    moves_one: "{{count}} rank would change.",
    moves_other: "{{count}} ranks would change.",
    enters: "Would enter",
    leaves: "Would leave",
    nobody: "nobody",
    table: "Submissions whose place would change",
    score: "Score that ranks",
    rank: "Rank in the field",
    overallRank: "Rank",
    outcome: "Outcome",
    goesOn: "goes on",
    stays: "does not",
    outcomes: {
      in_quota: "goes on",
      tied_at_line: "goes on, tied at the line",
      in_quota_adjusted: "goes on by the adjusted score",
      below_line: "below the line",
      below_minimum: "below the minimum",
      floor: "held by a floor",
      unscored: "no score",
      vote_failed: "voted down",
      vote_missing: "vote missing",
    },
  },
  statistics: {
    officialScore: {
      name: "Official score",
      means:
        "The score by the published rule (mean, median, or mean without the highest and the lowest total), exact to the fraction; it alone ranks.",
      mayDo: "Recompute it by hand or from the result document; nothing on the chair's console takes its place.",
    },
    contributions: {
      name: "Points by criterion",
      means:
        "How many points of the official score each criterion gave: its weight times its mean mark on the sheets that the rule counts. Before rounding they add up to the score exactly.",
      mayDo:
        "Use it to say why a submission stands where it does; compare it with its neighbours in this stage, not with other stages.",
    },
    tieStep: {
      name: "Tie step",
      means:
        "The step of the published tie rule that told submissions with the same score apart. Those whom no step tells apart share their rank: lot, name and time of handing in never decide.",
      mayDo:
        "Name it with the figures that decided; where the next step is a re-vote, hold it before the list is proposed.",
    },
    composite: {
      name: "Composite score",
      means:
        "The score that ranks where the programme counts several stages: the weighted mean of the official scores of the stages it names, exact to the fraction. Without one of these scores there is no composite; the weights of the others are not stretched over it.",
      mayDo:
        "Recompute it from the results of these stages; when the score of an earlier stage changes, a rank here may change with it.",
    },
    criterionFloor: {
      name: "Criterion floor",
      means:
        "The lowest mean in a criterion with which a submission can still take a place, whatever its score. The mean is that of all valid sheets, even where the score leaves some out. A submission below it keeps its rank, and its place goes to the next.",
      mayDo:
        "Read the marks in that criterion where a mean lies near the floor; the floor was published before the marks were seen, and it stays.",
    },
    largestRemainder: {
      name: "Places by largest remainder",
      means:
        "Each field gets the whole part of its proportional share of the places, by its number of ranked submissions; the places left over go one each to the largest remainders, and of equal ones to the field with more submissions. Where the rule promises a place to a field whose best submission is good enough, that place is one of the same total.",
      mayDo:
        "Recompute it from the numbers of ranked submissions; when a submission is withdrawn or has no score, the places of several fields may change.",
    },
    smallestChange: {
      name: "Smallest change",
      means:
        "The fewest points by which one mark, or else every mark of its sheets alike, would have to differ for a submission to cross the cut line. The change is tried out: the stage is ranked anew, and one point less is shown not to be enough. Where adjusted scores count too, the change is proved to be enough; a smaller one cannot be ruled out.",
      mayDo: "See how close a decision was; ask nobody to change a mark because of it.",
    },
    adjustedScore: {
      name: "Adjusted score",
      means:
        "An estimate of what a submission would have got from the whole panel: each expert's severity is taken off, and the mean is drawn a little towards the panel's where there are few sheets.",
      mayDo:
        "Look at submissions whose rank by it is very different; where the programme says so it lets further submissions pass, and it takes nobody's place.",
    },
    blup: {
      name: "BLUP",
      means:
        "The usual form of the adjusted score (best linear unbiased prediction): what submissions and what experts contribute is estimated together from all sheets, and the fewer sheets there are of one, the more its estimate is drawn towards the mean.",
      mayDo:
        "Use it where each submission was read by a few of many experts; a submission with few sheets lies near the mean for want of knowledge, not for want of quality.",
    },
    robustBlup: {
      name: "Robust BLUP",
      means:
        "BLUP in which a total counts for less, the farther it lies from what its submission and its expert lead one to expect, so that a single favour or slip moves little.",
      mayDo: "Compare it with plain BLUP: where the two differ much, read the outlying totals of that submission.",
    },
    linearBayes: {
      name: "Linear Bayesian calibration",
      means:
        "An adjustment that takes into account not only how severe an expert is, but also how much of the scale the expert uses and how far the expert's marks scatter; the spread in the fairness report comes from it. It is worth having from about ten sheets per expert.",
      mayDo:
        "Where experts use the scale very differently, look at the order it would give; with fewer sheets per expert, stay with BLUP.",
    },
    twoWay: {
      name: "Two-way least squares",
      means:
        "The mean of a submission's totals after each expert's leaning has been taken out in full, however few sheets tell of it. Nothing is drawn towards the mean, so where only few experts link two groups, the difference between them is mostly chance.",
      mayDo: "Use it where nearly everybody read everything; elsewhere prefer BLUP, and look at the standard errors.",
    },
    interval: {
      name: "Standard error and 95% interval",
      means:
        "The standard error says how far an estimate may be off by chance; in 95 of 100 cases the interval of about two standard errors to either side holds the true value.",
      mayDo: "Treat two figures whose intervals overlap widely as not told apart, and say so.",
    },
    rankInterval: {
      name: "Rank interval",
      means:
        "The range that in nine of ten cases holds a submission's true rank, the one it would have if very many experts had read everything: simulated from what the marks leave open about the scores. It does not forecast another marking, which would scatter more.",
      mayDo: "Refrain from defending a difference of ranks inside the interval as a difference of quality.",
    },
    selectionChance: {
      name: "Chance of selection",
      means:
        "How likely it is that a submission truly belongs among those that go on, as it would if very many experts had read everything: the share of 1,000 draws of the true scores, as uncertain as the marks leave them, in which it takes a place.",
      mayDo: "Discuss those near one half first, because one more reading changes most there.",
    },
    expectedPrecision: {
      name: "Expected precision of the list",
      means:
        "The mean chance of selection of those on the list: the share of it that is truly among the best, as it would be if very many experts had read everything. Two separate markings would have fewer in common, because each of them is off by chance.",
      mayDo: "State it with the list; if it is low, ask for more readings next time and not for cleverer statistics.",
    },
    greyZone: {
      name: "Uncertain place (grey zone)",
      means: "The submissions with a chance of selection between 20% and 80%: the marks alone do not settle them.",
      mayDo: "Discuss them one by one before the list is proposed, and note what was said.",
    },
    cutMargin: {
      name: "Margin at the cut line",
      means:
        "The distance from the last that goes on to the first that does not, in standard errors of that difference; below one, the line for all practical purposes runs through a tie.",
      mayDo: "Prepare the reasons for the line before it is asked for, and name the rule that drew it.",
    },
    leaveOneOut: {
      name: "Leave one expert out",
      means:
        "Who would enter and who would leave the list if one expert's sheets did not count, for each expert in turn.",
      mayDo: "Look again at the sheets of an expert on whom a place depends; never drop an expert because of it.",
    },
    otherRules: {
      name: "By other rules",
      means:
        "Who would leave and who would enter the list if the score were formed by another usual rule (mean, mean without the highest and the lowest total, median, adjusted for severity), all else as it is.",
      mayDo:
        "Say how much of the list rests on the choice of the rule; the rule was chosen before the marks were seen, and it stays.",
    },
    gate: {
      name: "Gate, parts and bridges",
      means:
        "Severity can be told from quality only where experts read submissions in common; a panel that falls into parts without a common expert, or whose parts hang on one expert (a bridge), cannot be compared, or only with care.",
      mayDo: "Ask for the readings the console names; mixing the panels next time makes this unnecessary.",
    },
    borda: {
      name: "Borda points",
      means:
        "The share of what an expert read that the expert placed below the submission, averaged over its experts, whatever scale they use: a cross-check that severity cannot touch, but blind to how strong the others were that they read.",
      mayDo: "Look at submissions on which it and the official score disagree strongly; it decides nothing.",
    },
    load: {
      name: "Load",
      means:
        "How many submissions an expert was asked to read, how many sheets count, how many were never handed in, and how many readings ended by recusal, declining or a conflict.",
      mayDo:
        "Remind in time, and give fewer submissions to those who did not manage; an unanswered sheet is not a zero.",
    },
    severity: {
      name: "Severity",
      means:
        "How many points an expert gives more (+) or less (−) than the panel for the same submission, with its 95% interval; severe experts are not worse experts.",
      mayDo:
        "Where the interval excludes zero, tell the expert privately, and see from the adjusted scores whom it affected.",
    },
    spread: {
      name: "Spread",
      means:
        "How much of the scale an expert uses, 1 being the panel's use: near 0 every submission gets nearly the same mark, above 1 differences are drawn large.",
      mayDo: "Remind the expert of the anchor sentences of the bands before the next stage.",
    },
    sameRegion: {
      name: "Effect of the same province or country",
      means:
        "How many points are added when expert and applicant come from the same province or country, told apart from the quality of submissions and the severity of experts, with its 95% interval.",
      mayDo:
        "Where the interval lies above zero, assign readers from elsewhere next time and look at the pairs in question.",
    },
    ownProvince: {
      name: "Own province, by expert",
      means:
        "How much higher one expert's totals lie for applicants from the expert's own province than for others, each measured against what everybody else's marks lead one to expect.",
      mayDo:
        "Read those sheets and their comments; with a handful of pairs the interval is wide, so ask before concluding.",
    },
    recusalEffect: {
      name: "Recusal effect",
      means:
        "Whose rank would change if the missing experts had marked as the model expects of them: when a severe expert recuses, a submission gains points for nothing.",
      mayDo: "Note in words what was decided about each; the score itself is not filled in.",
    },
    fieldPlaces: {
      name: "Places and leaning by field",
      means:
        "The places of each field, and how severe or lenient those who marked in it were, averaged over its sheets; where places are given by field, a leaning common to a whole field moves nobody within it.",
      mayDo:
        "Where places are given over all fields, take care in comparing fields whose mean leanings differ by more than a point or two.",
    },
    alpha: {
      name: "Krippendorff's alpha",
      means:
        "Agreement beyond chance over all pairs of sheets of the same submission: 1 is complete agreement, 0 is chance; by points (interval) and by order alone (ordinal).",
      mayDo:
        "Above 0.8 rely on single sheets, between 0.67 and 0.8 on means of several, below that on neither without discussion.",
    },
    reliability: {
      name: "Reliability of one expert and of the mean",
      means:
        "The share of the differences between totals, or between means of totals, that comes from the submissions and not from who read them, with 95% intervals; after adjustment severity no longer counts against it.",
      mayDo:
        "Raise it with more experts for each submission before anything else; the reliability curve says how many.",
    },
    icc: {
      name: "Intraclass correlation (ICC)",
      means:
        "Reliability where the same experts read the same submissions: of one expert, and of the mean of all, as if they could be exchanged for others, with 95% intervals.",
      mayDo: "Compare panels by it only where the intervals do not overlap; small panels have wide ones.",
    },
    kendallW: {
      name: "Kendall's W",
      means:
        "How far the experts of one group put the same submissions into the same order: 0 no agreement, 1 the same order, with the probability of so much agreement by chance, which is approximate for fewer than eight submissions.",
      mayDo:
        "Where it is low although alpha is not, the group agrees on levels but not on who is first: discuss the top.",
    },
    kappa: {
      name: "Kappa (κ)",
      means:
        "Agreement beyond chance on the band a total falls into (outstanding, strong, good …), of a group that read the same submissions.",
      mayDo: "Where it is near 0, go through the anchor sentences together: the same words are read differently.",
    },
    weightedKappa: {
      name: "Weighted kappa",
      means:
        "Agreement of two experts beyond chance where marks that lie near each other count as nearly the same (with linear or quadratic weights): 1 is complete agreement, 0 is chance. It compares pairs, so no page shows it; candela agreement prints it.",
      mayDo: "Look for a pair whose figure lies far below the others', and go through the anchor sentences with both.",
    },
    outlyingTotal: {
      name: "Outlying total",
      means:
        "A total more than 2.5 standard errors from what everybody else's marks lead one to expect of this submission and this expert; about one in eighty lies there by chance.",
      mayDo:
        "Read its comment and ask the expert whether it is meant; it finds some favours and misses more, so it proves nothing.",
    },
    fit: {
      name: "Infit and outfit",
      means:
        "How large an expert's deviations from what is expected are, 1 being usual: above 1.5 the marks scatter more than the panel's, below 0.5 they are more alike than chance allows (where all of the 90% interval lies beyond, it stands out); outfit weighs single far-off totals more.",
      mayDo:
        "Above 1.5 look at the expert's outlying totals first and ask about those; a rule that drops the highest and the lowest total already leaves most of them out.",
    },
    rasch: {
      name: "Many-facet Rasch measures",
      means:
        "Severity of experts and difficulty of criteria on one scale, told apart from quality, from marks put into the bands of the rubric: one logit is a factor of 2.7 in the odds of the next higher band. The thresholds say from where on the next band is the likelier one. Its errors and intervals take the marks of one sheet as independent, so they are somewhat too narrow.",
      mayDo:
        "Take it as a diagnosis that ranks nobody: go through the anchor sentences where thresholds are out of order or a criterion lies far from the others. Where submissions have few marks, differences come out somewhat too large.",
    },
    halo: {
      name: "Halo",
      means:
        "How much more an expert's criteria rise and fall together than the panel's, with its 95% interval: one impression of the whole instead of a judgement of each criterion.",
      mayDo: "Remind the expert that each criterion has its own evidence; a halo alone moves no total.",
    },
    repeatedMarks: {
      name: "Identical marks",
      means:
        "The share of an expert's sheets with the same mark in every criterion, and the share with the commonest set of marks: an expert who repeats one set has not told submissions apart.",
      mayDo:
        "Where the time per sheet is very short as well, speak with the expert and with the supervisor before the list is proposed.",
    },
    drift: {
      name: "Drift",
      means:
        "Points by which an expert grew milder (+) or more severe (−) with every further sheet, in the order in which they were begun, with its 95% interval.",
      mayDo:
        "Because the order is random for each expert, drift singles out no submission; suggest that the expert go over the first sheets again.",
    },
    pace: {
      name: "Time on a sheet",
      means:
        "The median time from the first save to handing in, beside the panel's; where a sheet is handed in with its first save, its time is unknown.",
      mayDo:
        "Where it is a small part of the panel's, ask how the file was read; an expert who read it beforehand may well be fast.",
    },
    reversal: {
      name: "Reversal alarm",
      means:
        "The rank correlation of an expert's totals with the mean of the others' on the same submissions, with its 95% interval, wide where they are few; at −0.5 or below, on five or more, the scale was probably read upside down.",
      mayDo: "Ask the expert at once and correct nothing for the expert: a sheet belongs to its author.",
    },
    comments: {
      name: "Comments",
      means:
        "The median length of an expert's comments, and the share of them that stand word for word on another sheet.",
      mayDo: "Ask for a reason that belongs to this submission where a comment is repeated.",
    },
    evidence: {
      name: "Named evidence",
      means:
        "The share of the marks, of an expert or in a criterion, for which the expert named the place in the submission on which the mark rests; naming it is up to the expert and enters no score.",
      mayDo:
        "Where an expert names far less than the panel, ask what the marks rest on; where a criterion is seldom backed, ask in the next call for what would show it.",
    },
    dStudy: {
      name: "G study and D study",
      means:
        "The G study splits the differences between marks by submission, expert, criterion and their combinations; the D study says how reliable the order (relative) and the score itself (absolute) would be with another number of experts, for the unweighted mean of the criteria.",
      mayDo:
        "Plan the next call by it: take the fewest experts with which the order is as reliable as you are ready to answer for.",
    },
  },
} as const;
