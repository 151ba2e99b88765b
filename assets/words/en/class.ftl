### The room of the class: the vote, practice and test, the bias lab.

## Its pages

class-page-bias-lab = Bias lab
    .hint = How far people follow a machine that gives advice
class-page-vote = Vote
    .hint = The whole class votes by hands or chips, against the machine
class-page-test = Practice, test
    .hint = Practice tells the truth after each picture, a test at its end; the machine reads the same pictures

## The pictures

class-base-image = Base image
class-base-image-spoken = Base image: the healthy brain
class-sample = Sample
class-sample-spoken = Sample: the picture to be read
class-first-picture-comes = The first picture comes when you begin.
# $number (String) - its place in the session
class-picture = Picture { $number }
# $number (String) - its place in the session
# $all (String) - how many there are
class-picture-of = Picture { $number } of { $all }
# $class (String) - the letter of what is true
# $found (String) - its tumors in words
class-it-is = It is { $class }: { $found }.

## Who answers

class-you = You
class-machine = Machine
class-people-of-class = Class
class-the-class = The class
class-team-one = Team 1
class-team-two = Team 2

## Answers

class-which-syndrome = Which syndrome is it?
# $class (String) - the letter Z
class-answer-healthy = { $class }, healthy
# $class (String) - a letter
class-hand-more = One hand more for { $class }
# $class (String) - a letter
class-hand-fewer = One hand fewer for { $class }
# $class (String) - a letter, which is a key
class-key-with-shift = Shift+{ $class }
class-key-space = Space
class-key-backspace = Backspace
# $number (Number) - how many hands, chooses the plural
# $people (String) - how many people the class has
class-hands-of =
    { $number ->
        [one] hand of { $people } people
       *[other] hands of { $people } people
    }
class-counts = Counts
class-counts-hint = or type a12 b5 c8 z3, Enter
class-counts-empty = no counts: type them as in a12 b5 c8 z3
# $place (String) - its place, from 1
class-counts-not-a-count = part { $place } is no count: type a letter and a number, as in a12 b5 c8 z3
# $class (String) - a letter
class-counts-twice = { $class } is given twice
# $votes (String) - how many votes, all answers together
# $people (String) - how many people the class has
class-counts-too-many = { $votes } votes are more than the { $people } people of the class
# $key (String) - the key that lays the chips
# $chips (String) - how many chips
class-chips-all = { $key }: all { $chips } chips on it
# $key (String) - the key that lays the chips
# $chips (String) - how many chips on the answer
# $others (String) - how many chips on each other answer
class-chips-most = { $key }: { $chips } chips on it, { $others } on each other one
# $share (String) - as "62.5 %"
class-chips-worth = Worth it if you are right in { $share } of such cases or more
# $number (Number) - chooses the plural
# $seconds (String) - how many are left
class-seconds-left =
    { $number ->
        [one] { $seconds } second left
       *[other] { $seconds } seconds left
    }
# $verdict (String) - as "Team 1: A, right"
# $points (String) - as "+96"
class-with-points = { $verdict }; { $points } points

## Steps

class-hold = Hide and go on
class-take-back = Take the last answer back
class-next-picture = Next picture
class-end = End
class-end-not = Go on
class-end-really = Really end?
class-end-hint = Back to the setup

## The setup

class-seed = Seed
    .hint = The same seed gives two classes the same pictures
class-time-to-look = Time to look
    .hint = A count-down; then the picture is covered
class-seconds = Seconds
    .hint = In seconds
class-seconds-unit = s
class-people = People
    .hint = How many people vote
# $machine (String) - the name of the network
class-against = Against { $machine }. Choose another network in Play.

## Messages

# $reason (String) - what failed
class-no-picture = Cannot make a picture: { $reason }
# $reason (String) - what failed
class-no-prediction = The network cannot answer: { $reason }. The class goes on without it
# $reason (String) - why none plays
class-no-machine = No network plays against the class: { $reason }
# $reason (String) - what failed
class-broken = The session was interrupted: { $reason }. Press “Next picture” to go on
# $reason (String) - why it cannot be written
# $number (Number) - how many rows, chooses the plural
# $rows (String) - how many rows
class-log-not-written = The log of the class is not written: { $reason }. { $number ->
        [one] { $rows } row waits, and is written when the log can be written again; the session goes on
       *[other] { $rows } rows wait, and are written when the log can be written again; the session goes on
    }
# $reason (String) - what failed
class-log-broken = The log of the class was interrupted: { $reason }. The session goes on; its scores stay in the window
class-only-ill-or-healthy = This network only says ill or healthy: nobody plays against the class. Choose another network in Play
# $number (Number) - how many pages, chooses the plural
# $pages (String) - how many pages
# $folder (String) - where they are
class-cards-written =
    { $number ->
        [one] { $pages } page to print and one with the answers are in { $folder }
       *[other] { $pages } pages to print and one with the answers are in { $folder }
    }
# $reason (String) - what failed
class-no-cards = No cards: { $reason }
# $reason (String) - what failed
class-cards-broken = The cards were interrupted: { $reason }. Nothing was left behind
# $reason (String) - why not
class-not-counted = Nothing is counted: { $reason }
vote-problem-revealed = the truth is told already; a vote after that would not count
vote-problem-counted-already = these hands are counted already; take the count back to count them again
vote-problem-not-counted = the hands are not counted yet
vote-problem-talked-already = the class has voted twice already
vote-problem-no-such-team = the class votes as a whole: there is no second team
# $hands (String) - hands of both teams
# $people (String) - how many people the class has
vote-problem-too-many = { $hands } hands of both teams are more than the { $people } people of the class
vote-problem-nothing-to-undo = there is no count to take back

## The vote

vote-prepare = Prepare the vote
vote-how-class-answers = How the class answers
vote-hands = Hands
    .how = Hands up with eyes closed. You count and type, and the counts stay hidden until the reveal.
vote-chips = Chips
    .how = The class, or each team, agrees and lays 12 chips: the surer, the more on one answer. Honest chips earn most.
vote-two-teams = Two teams
    .hint = Each team is counted and scored for itself, on the same pictures
vote-step-look = Look
vote-step-vote = Vote
vote-step-hidden = Hidden
vote-step-reveal = Reveal
vote-begin = Begin the vote
vote-look = Look at the picture
vote-look-as-long-as-you-like = As long as you like. Which syndrome is it: A, B, C, or Z for healthy?
vote-time-is-over = The time to look is over.
vote-hands-up = Hands up
vote-hands-up-closed = Hands up, eyes closed
vote-hands-up-again = Hands up again, eyes closed
# $number (Number) - how many hands, chooses the plural
# $people (String) - how many people the class has
vote-hands-of-team =
    { $number ->
        [one] hand of this team; { $people } people in the class
       *[other] hands of this team; { $people } people in the class
    }
vote-lay = Lay twelve chips
vote-lay-answer = First the answer: A, B, C or Z.
vote-lay-sureness = Then how sure: 1, 2 or 3.
vote-lay-again = The chips are laid and hidden. Lay them again, or go on.
vote-points-of-chips = Right: 6 chips +60, 9 chips +96, 12 chips +108. Wrong: −36, −96, −180.
vote-counted = Counted, and hidden
# $who (String) - a team, or the class
vote-chips-laid = { $who }: chips laid
# $who (String) - a team, or the class
vote-no-chips-yet = { $who }: no chips yet
# $who (String) - a team, or the class
# $number (Number) - chooses the plural
# $hands (String) - how many hands
vote-team-hands = { $who }: { $number ->
        [one] { $hands } hand
       *[other] { $hands } hands
    }
vote-reveal = Reveal
vote-talk = Talk, vote again
    .hint = Talk to your neighbour, then vote a second time (T)
vote-count-anew = Count anew
    .hint = Corrects a mistake: the counts are open again (Backspace)
vote-end-hint = Ends the session: back to the setup; the next session starts from zero
vote-sureness = Calibration
    .hint = Does being sure mean being right? (K)

## What was voted

# $who (String) - a team, or the class
vote-first = { $who }, first
# $who (String) - a team, or the class
vote-then = { $who }, then
# $who (String) - a team, or the class
vote-said-nothing = { $who }: no vote
# $who (String) - a team, or the class
# $class (String) - a letter
vote-said-right = { $who }: { $class }, right
# $who (String) - a team, or the class
# $class (String) - a letter
vote-said-wrong = { $who }: { $class }, wrong
# $who (String) - a team, or the class
vote-said-tie = { $who }: a tie, counted as wrong
vote-machine-right = Machine: right
vote-machine-wrong = Machine: wrong
# $class (String) - a letter
# $bars (String) - what was said, as "Class 12, Machine 80 %"
vote-row-true = { $class }, true: { $bars }
# $class (String) - a letter
# $bars (String) - what was said, as "Class 12, Machine 80 %"
vote-row-not-true = { $class }, not true: { $bars }

## The scores of a vote

vote-scores-come = After the first reveal, the scores of one person, of the answer with most votes and of the machine stand here.
vote-one-person = One person
    .hint = Share of hands for the true class: the chance that one person answers with it
vote-together = Together
vote-majority = Most votes
    .hint = Pictures where most hands, or most chips, were on the true class; below: the points
vote-machine-hint = Right answers of the machine on the same pictures
# $machine (String) - the name of the network
vote-machine-named-hint = Right answers of the machine on the same pictures: { $machine }
# $points (String) - as "+96"
vote-points = { $points } points

## The chart of sureness

calibration-title = Calibration: does being sure mean being right?
# $who (String) - who answers
calibration-nothing-said = { $who }: nothing was said about sureness. Sureness is only asked with chips.
# $number (Number) - how many answers, chooses the plural
# $who (String) - who answers
# $answers (String) - how many answers
# $least (String) - how many are needed
calibration-too-few =
    { $number ->
        [one] { $who }: { $answers } answer is too few; at least { $least } are needed.
       *[other] { $who }: { $answers } answers are too few; at least { $least } are needed.
    }
# $who (String) - who answers
# $sure (String) - as "75 %"
# $right (String) - as "80 %"
# $brier (String) - a number
calibration-says = { $who }: { $sure } sure on average, { $right } right; Brier score { $brier } (0 is best).
calibration-how-to-read = On the dotted line, a player who is 80 % sure is right in 80 % of these cases. The bars are exact 95 % confidence intervals.
calibration-how-sure = How sure
calibration-how-often-right = How often right
calibration-line = right as often as sure
# $who (String) - who answers
calibration-interval = { $who }, interval

## Practice and test

test-prepare = Prepare practice or a test
test-practice = Practice
    .how = The truth is told after each picture. No picture of the test is among them.
test-test = Test
    .how = The truth of all pictures is told at the end. The same seed is the same test.
test-pictures = Pictures
    .hint = Pictures of the test
test-by-chips = Say how sure, with 12 chips
    .hint = After the answer 1, 2 or 3: the surer, the more chips. Honest chips earn most
test-print = Print this test…
    .hint = A page per picture with boxes to tick, and one with the answers: for a class without computers
test-begin = Begin the test
test-begin-practice = Begin to practise
# $number (Number) - chooses the plural
# $left (String) - how many are left
test-wrong-left =
    { $number ->
        [one] { $left } wrong picture is left
       *[other] { $left } wrong pictures are left
    }
test-how-sure = How sure? 1, 2 or 3.
test-answer-first = First the answer, then how sure.
test-time-ran-out = The time ran out.
test-right = Right.
test-wrong = Wrong.
test-all-answered = All pictures are answered
test-truth-comes = Next, the truth of all pictures is shown at once.
test-show-truth = Show the truth
test-done = Done
test-result = The result
# $share (String) - as "58 %"
# $low (String) - the lower end of the interval, as "28"
# $high (String) - its upper end, as "85 %"
test-share = { $share } right; 95 % confidence interval: { $low } to { $high }
# $who (String) - who answers
# $right (String) - how many right answers
# $all (String) - how many answers
test-line = { $who }: { $right } of { $all } right
test-show-wrong = Show the wrong ones
    .hint = The pictures with their truth and both answers
test-practise-wrong = Practise the wrong ones again
test-same-again = The same test again
    .hint = For the next person: the same pictures
test-answered-wrong = Answered wrong in the test
test-all-pictures = All pictures of the test
    .how = Left: the truth. Right: your answer and the machine's answer.
# $number (String) - its place in the test
# $truth (String) - a letter
# $you (String) - a letter, or a dash
# $machine (String) - a letter, or a dash
test-picture-spoken = Picture { $number }: it is { $truth }; you said { $you }; the machine said { $machine }

## The bias lab: its setup

bias-prepare = Prepare the bias lab
# $pictures (String) - how many
bias-what-happens = { $pictures } pictures: a machine gives advice on some of them. You learn at the end what the lab is about.
bias-one-person = One person
bias-a-class = A class
bias-how-advice = How the advice is given
bias-advice-first = Advice first
    .hint = The advice stands beside the picture from the beginning.
bias-commit-first = Commit first
    .hint = Answer alone, then see the advice, then answer again.
bias-with-evidence = With evidence
    .hint = The advice stands beside the picture, with an outline around half of the evidence for it.
bias-who-advises = Who gives the advice
bias-adviser-shipped = The program's
    .hint = A network that learned HARD for a short time.
bias-adviser-opponent = Play's machine
    .hint = The opponent that is chosen in Play: any checkpoint of a run, or a file.
bias-begin = Begin the lab
bias-preparing = Preparing the pictures
# $number (Number) - chooses the plural
# $pictures (String) - how many
bias-looked-through =
    { $number ->
        [one] { $pictures } picture looked through
       *[other] { $pictures } pictures looked through
    }
bias-stop-search = Stop the search
# $reason (String) - why none plays
bias-no-adviser = No network can advise: { $reason }. Choose the program's adviser
# $reason (String) - what the adviser lacks
bias-no-lab = No lab with this adviser: { $reason }
# $wrong (String) - how many wrong answers
# $pictures (String) - how many pictures
# $needed (String) - how many wrong answers are needed
bias-too-few-wrong = the adviser was wrong in { $wrong } of { $pictures } pictures, and the lab needs { $needed } wrong answers: choose a network that is wrong more often
# $right (String) - how many right answers
# $pictures (String) - how many pictures
# $needed (String) - how many right answers are needed
bias-too-few-right = the adviser was right in { $right } of { $pictures } pictures, and the lab needs { $needed } right answers: choose a network that is right more often
bias-ill-or-healthy = the network says only ill or healthy, and advice names one of four classes: choose a network of four classes
# $reason (String) - what failed
bias-interrupted = The search was interrupted: { $reason }. Begin again

## The bias lab: its questions

bias-answer-again = Now answer again
bias-no-advice = No advice: answer alone.
# $class (String) - a letter
# $sure (String) - as "98 %"
bias-machine-says = The machine says { $class }, { $sure }
bias-outlined = Outlined: where half of the evidence for the machine's answer lies.
# $class (String) - a letter
bias-answer = Answer { $class }

## The bias lab: what it was about

bias-debrief = Debrief
bias-what-it-was-about = What this was about
# $cases (String) - how many
bias-told-twice = You saw { $cases } cases twice: the same tumors in a head that was moved, scaled and given other gray values. Once you answered alone, once with the machine's advice. The difference between your two answers is what the advice did.
# $right (String) - how many cases
# $wrong (String) - how many cases
bias-told-machine = The machine is a network that learned for a short time only. All its answers are real; the cases were chosen so that the machine was right in { $right } and wrong in { $wrong }. In the first four pictures the machine was right.
bias-told-commit = You answered before you saw the advice. In a study, people who had to do so followed wrong advice less often (Buçinca and others, CSCW 2021).
bias-told-evidence = The outline held half of the evidence for the machine's answer. In a study, such explanations protected people less from wrong advice than answering alone first did (Buçinca and others, CSCW 2021).
bias-told-most = If you followed wrong advice, you did what most people do. This is called automation bias.
bias-study = In a study with mammograms, readers of long experience were right in 82 % of the cases with right advice and in 45.5 % of those with wrong advice; beginners in 80 % and in fewer than 20 % (Dratsch and others, Radiology 2023).
bias-see-cases = See the cases
bias-next-case = Next case
bias-to-report = To the report
bias-back = Back
    .hint = Left arrow
bias-skip-to-report = Skip to the report
# $number (String) - its place
# $cases (String) - how many there are
bias-case = Case { $number } of { $cases }
# $class (String) - a letter
# $sure (String) - as "98 %"
bias-machine-said-right = The machine said { $class }, { $sure }: right.
# $class (String) - a letter
# $sure (String) - as "98 %"
bias-machine-said-wrong = The machine said { $class }, { $sure }: wrong.
# $votes (String) - a letter, or counts
bias-answered-alone = Alone: { $votes }
# $votes (String) - a letter, or counts
bias-answered-before = Before the advice: { $votes }
# $votes (String) - a letter, or counts
bias-answered-with-advice = With advice: { $votes }
bias-no-answer = no answer

## The bias lab: its report

bias-report = The report
    .how = What the advice did, from the answers alone.
bias-back-to-debrief = Back to the debrief
bias-no-pull = Nobody answered the cases with wrong advice.
# $points (String) - as "+53"
bias-pull = Effect of wrong advice: { $points } points
# $with (String) - as "60 of 90 (67 %)"
# $without (String) - as "12 of 90 (13 %)"
# $low (String) - as "+30"
# $high (String) - as "+70"
bias-pull-in-full = Votes for the machine's wrong answer: { $with } with advice, { $without } alone. With a confidence of 95 % or more the effect lies between { $low } and { $high } points.
bias-means-more = The interval lies above zero: here wrong advice drew votes to the wrong answer.
bias-means-less = The interval lies below zero: here wrong advice drew votes away from its answer.
bias-means-open-person = Zero lies within the interval: three answers of one person are too few to tell an effect from chance.
bias-means-open-class = Zero lies within the interval: a difference like this comes by chance as well.
bias-shown-not-proved = Three wrong cases show, they do not prove: with other cases the effect could be different.
bias-wrong-cases = The three cases with wrong advice
bias-right-cases = The seven cases with right advice
bias-bar-machine-alone = for the machine, alone
bias-bar-machine-advised = for the machine, with advice
bias-bar-right-alone = right, alone
bias-bar-right-advised = right, with advice
# $name (String) - as "for the machine, alone"
# $share (String) - as "7 of 12 (58 %)"
# $low (String) - the lower end of the interval, as "28"
# $high (String) - its upper end, as "85 %"
bias-bar-spoken = Votes { $name }: { $share }; 95 % confidence interval { $low } to { $high }
# $low (String) - the lower end of the interval, as "28"
# $high (String) - its upper end, as "85 %"
bias-bar-hint = 95 % confidence interval: { $low } to { $high }
# $right (String) - how many votes
# $kept (String) - how many votes
# $lost (String) - how many votes
# $wrong (String) - how many votes
# $won (String) - how many votes
bias-kept-person = Right without advice: { $right }. With advice, { $kept } of them stayed right and { $lost } became wrong. Wrong without advice: { $wrong }. With advice, { $won } of them became right.
# $right (String) - how many votes
# $kept (String) - how many votes
# $lost (String) - how many votes
# $wrong (String) - how many votes
# $won (String) - how many votes
bias-kept-class = Right without advice: { $right }. With advice, at most { $kept } of them stayed right and at least { $lost } became wrong. Wrong without advice: { $wrong }. With advice, at least { $won } of them became right.
# $changed (String) - as "7 of 12 (58 %)"
# $joined (String) - as "7 of 12 (58 %)"
# $lost (String) - as "7 of 12 (58 %)"
bias-changed-person = After the advice { $changed } changed; { $joined } changed to the machine's answer; { $lost } right ones were given up.
# $changed (String) - as "7 of 12 (58 %)"
# $joined (String) - as "7 of 12 (58 %)"
# $lost (String) - as "7 of 12 (58 %)"
bias-changed-class = After the advice at least { $changed } changed; at least { $joined } changed to the machine's answer; at least { $lost } right ones were given up.
bias-hands-are-counted = Hands are counted without names: two people who swap their answers are not seen. So these numbers are the fewest changes that must have happened.
# $number (Number) - chooses the plural
# $cases (String) - how many
bias-left-out =
    { $number ->
        [one] { $cases } case was answered only once and is left out.
       *[other] { $cases } cases were answered only once and are left out.
    }
bias-adviser-name = the program's adviser
# $name (String) - the name of the network
# $right (String) - as "70 of 100 (70 %)"
# $pictures (String) - how many
bias-adviser = Adviser: { $name }. Its right answers on pictures like these: { $right }. { $pictures } pictures were looked through for the cases.
# $followed (String) - as "3 of 4 (75 %)"
bias-followed-at-first = In the four pictures at the beginning the machine was right. Votes for its answer: { $followed }.
bias-no-votes = no votes
# $votes (String) - how many
# $all (String) - of how many
# $share (String) - as "58 %"
bias-share = { $votes } of { $all } ({ $share })

## The scores of a session as sentences

class-score-session = The session
# $number (Number) - chooses the plural
# $rounds (String) - how many
class-score-told =
    { $number ->
        [one] { $rounds } round with a truth that was told.
       *[other] { $rounds } rounds with a truth that was told.
    }
# $number (Number) - chooses the plural
# $rounds (String) - how many
class-score-untold =
    { $number ->
        [one] { $rounds } round is not scored: the session ended before the truth was shown.
       *[other] { $rounds } rounds are not scored: the session ended before the truth was shown.
    }
class-score-first-vote = First votes, before any talk
class-score-last-vote = Votes that count, the last ones of each round
class-score-practice = Practice
# $number (String) - which test
class-score-test = Test { $number }
class-score-lab = Bias lab
class-score-lab-warm-up = Bias lab, warm-up with advice
class-score-lab-blind = Bias lab, without advice
class-score-lab-committed = Bias lab, before the advice
class-score-lab-advised = Bias lab, with advice
# $right (String) - how many
# $all (String) - of how many
# $share (String) - as "58.3 %"
# $low (String) - the lower end of the interval, as "27.7"
# $high (String) - its upper end, as "84.8 %"
class-score-rounds = { $right } of { $all } rounds, { $share } (95 % interval: { $low } to { $high })
class-score-no-rounds = none of 0 rounds
# $right (String) - how many
# $all (String) - of how many
# $share (String) - as "58.3 %"
# $low (String) - the lower end of the interval, as "27.7"
# $high (String) - its upper end, as "84.8 %"
class-score-hands = { $right } of { $all } hands, { $share } (95 % interval: { $low } to { $high })
class-score-no-hands = none of 0 hands
# $right (String) - how many
# $all (String) - of how many
# $share (String) - as "58.3 %"
# $low (String) - the lower end of the interval, as "27.7"
# $high (String) - its upper end, as "84.8 %"
class-score-answers = { $right } of { $all } answers, { $share } (95 % interval: { $low } to { $high })
class-score-no-answers = none of 0 answers
# $who (String) - a team, or the class
# $share (String) - as "7 of 12 rounds, 58.3 % (95 % interval: 27.7 to 84.8 %)"
class-score-majority = { $who }: right in { $share }.
# $who (String) - a team, or the class
# $share (String) - as "7 of 12 hands, 58.3 % (95 % interval: 27.7 to 84.8 %)"
class-score-single = { $who }, a single person: right with { $share }.
# $who (String) - a team, or the class
# $points (String) - the points per picture
class-score-forecast = { $who }, the hands as a forecast: { $points }.
# $who (String) - a team, or the class
# $points (String) - the points per picture
class-score-by-chips = { $who }, by chips: { $points }.
# $share (String) - as "7 of 12 rounds, 58.3 % (95 % interval: 27.7 to 84.8 %)"
# $points (String) - the points per picture
class-score-machine = The machine on these pictures: right in { $share }, { $points }.
# $points (String) - as "+90.0"
class-score-points = { $points } points per picture (0 for even chips, 108 at best, −180 at worst)
# $who (String) - a team, or the class
class-score-level = { $who } and the machine were right equally often.
class-score-luck = The difference to the machine can be luck.
# $rounds (String) - how many
class-score-luck-tells = The difference to the machine can be luck: about { $rounds } more rounds like these would tell.
# $who (String) - a team, or the class
# $share (String) - as "0.3 %"
class-score-people-better = { $who } reads these pictures better than the machine: two equal players would be as far apart in { $share } of all cases.
# $share (String) - as "0.3 %"
class-score-machine-better = The machine reads these pictures better: two equal players would be as far apart in { $share } of all cases.
class-score-talk = What the talk did
# $number (Number) - chooses the plural
# $rounds (String) - how many
# $share (String) - as "7 of 12 hands, 58.3 % (95 % interval: 27.7 to 84.8 %)"
class-score-before-talk =
    { $number ->
        [one] Before it, in { $rounds } round: right with { $share }.
       *[other] Before it, in { $rounds } rounds: right with { $share }.
    }
# $share (String) - as "7 of 12 hands, 58.3 % (95 % interval: 27.7 to 84.8 %)"
class-score-after-talk = After it, on the same pictures: right with { $share }.
# $points (String) - as "+3.5"
class-score-talk-difference = A difference of { $points } percentage points.
# $arm (String) - how the advice was given
class-score-advice = What the advice did in the bias lab ({ $arm })
# $cases (String) - how many
# $what (String) - what became of the votes
class-score-advice-wrong = Where the advice was wrong, in { $cases } cases: { $what }
# $cases (String) - how many
# $what (String) - what became of the votes
class-score-advice-right = Where the advice was right, in { $cases } cases: { $what }
# $votes (String) - as "3 of 4 (75 %)"
class-score-warm-up = Votes for the advice in the warm-up: { $votes }.
class-score-sure-by-chips = How sure, by chips
class-score-sure-by-hands = How sure, by the share of hands for the favourite class
class-score-those-with-chips = Those who laid chips
class-score-machine-on-same = The machine on the same pictures
# $number (Number) - how many answers, chooses the plural
# $who (String) - who answers
# $answers (String) - how many answers
# $least (String) - how many are needed
class-score-too-few =
    { $number ->
        [one] { $who }: { $answers } answer is too few to judge sureness; { $least } are needed.
       *[other] { $who }: { $answers } answers are too few to judge sureness; { $least } are needed.
    }
# $who (String) - who answers, or how sure
# $sure (String) - as "75.0 %"
# $share (String) - as "7 of 12 answers, 58.3 % (95 % interval: 27.7 to 84.8 %)"
class-score-sure = { $who }: { $sure } sure on average, and right in { $share }.
class-score-not-sure = Not sure (under 37.5 %)
class-score-leaning = Leaning (from 37.5 %)
class-score-quite-sure = Sure (from 62.5 %)
class-score-certain = Certain (from 87.5 %)
# $score (String) - a number
# $reliability (String) - a number
# $resolution (String) - a number
# $uncertainty (String) - a number
class-score-brier = Brier score { $score } (0 is best): reliability { $reliability }, less resolution { $resolution }, and uncertainty { $uncertainty }.
# $score (String) - a number
# $reliability (String) - a number
# $resolution (String) - a number
# $uncertainty (String) - a number
# $within (String) - as "+0.002"
class-score-brier-within = Brier score { $score } (0 is best): reliability { $reliability }, less resolution { $resolution }, and uncertainty { $uncertainty } and { $within } within the bins.
