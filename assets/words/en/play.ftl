### The room Play, the score, the gallery, the parts that many rooms share, and the words for answers.

## Answers, classes, tumors

answer-ill = ill
answer-healthy = healthy

# Size of one tumor; "tumor" is understood.
answer-size-big = big
answer-size-medium = medium
answer-size-small = small

# Number of tumors of one size; "tumors" is understood.
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-count-big = { $number ->
    [one] { $count } big
   *[other] { $count } big
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-count-medium = { $number ->
    [one] { $count } medium
   *[other] { $count } medium
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-count-small = { $number ->
    [one] { $count } small
   *[other] { $count } small
}

# What a picture shows, where all of its tumors have one size.
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-only-big = { $number ->
    [one] { $count } big tumor
   *[other] { $count } big tumors
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-only-medium = { $number ->
    [one] { $count } medium tumor
   *[other] { $count } medium tumors
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-only-small = { $number ->
    [one] { $count } small tumor
   *[other] { $count } small tumors
}

# The first, the middle and the last part of what a picture shows, where its tumors have several sizes.
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-first-big = { $number ->
    [one] { $count } big
   *[other] { $count } big
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-first-medium = { $number ->
    [one] { $count } medium
   *[other] { $count } medium
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-middle-medium = { $number ->
    [one] { $count } medium
   *[other] { $count } medium
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-last-medium = { $number ->
    [one] { $count } medium tumor
   *[other] { $count } medium tumors
}
# $number (Number) - chooses the plural
# $count (String) - as it is shown
answer-last-small = { $number ->
    [one] { $count } small tumor
   *[other] { $count } small tumors
}

# $first (String) - the first part
# $last (String) - the last part
answer-two-sizes = { $first } and { $last }
# $first (String) - the first part
# $middle (String) - the middle part
# $last (String) - the last part
answer-three-sizes = { $first }, { $middle } and { $last }
answer-no-tumor = no tumor at all
# $found (String) - what the sample has
# $outside (String) - how many of its tumors
answer-found-and-outside = { $found } ({ $outside } outside)

# What to look for in a class.
answer-describe-a = 1–2 big tumors, up to 2 medium
answer-describe-b = 4–8 medium tumors, up to 3 small
answer-describe-c = 20–48 small tumors
answer-describe-z = healthy: no tumor

## The pictures that are played

play-own = OWN

play-base-image = Base image
play-base-image-seen = Base image: the healthy brain
play-base-image-hidden = Base image: hidden until the answer
play-sample = Sample
play-sample-to-read = Sample: the picture to be read
play-base-moved = Base, moved alike
# $pictures (String) - EASY, HARD or OWN
# $number (String) - place of the picture
play-which-picture = { $pictures }, number { $number }
play-blink-hint = Base image and sample alternate in the sample's place (K)
play-outlines = Outlines
    .hint = The true tumors, after the answer (O)
play-evidence = Evidence
    .hint = The evidence map, after the answer: where the picture speaks for the network's answer (V)
play-hide = Hide
    .hint = Hides the base image until you answer: how much does it help you? Such rounds are scored apart (N)
    .name = Hide the base image
play-hidden =
    Hidden until the answer.
    You read the sample alone.
play-hidden-but-seen =
    Hidden until the answer.
    You have already seen it: this round counts as played with the base image, the next one without.

## The answers

play-question = Which syndrome is it?
# $truth (String) - the class
# $found (String) - what the sample has
play-truth = It is { $truth }: { $found }.
# $class (String) - the letter of the key
play-press = press { $class }
play-chip-right = You ✓
play-chip-wrong = You ✗
play-chip-truth = Truth
# $class (String) - its letter
# $description (String) - what to look for
play-answer = { $class }: { $description }
# $percent (String) - its probability
play-answer-machine = the machine gives it { $percent }
play-answer-yours = your answer
play-answer-true = the truth
# $one (String) - what is said of an answer
# $more (String) - what else is said of it
play-answer-and = { $one }; { $more }
play-same-sample-hint = Both answer the same sample
# $answer (String) - what the person said
play-you-right = You said { $answer }: ✓ right
# $answer (String) - what the person said
play-you-wrong = You said { $answer }: ✗ wrong
# $answer (String) - what the machine said
play-machine-right = The machine said { $answer }: ✓ right
# $answer (String) - what the machine said
play-machine-wrong = The machine said { $answer }: ✗ wrong
play-machine-silent = The machine has not answered
play-next = Next picture
    .hint = Space
play-only-ill-or-healthy = The machine only says ill or healthy
# $answer (String) - ill or healthy
# $percent (String) - its probability
play-share = { $answer } { $percent }
# $shares (String) - both answers with their probabilities
play-machine-shares = The machine: { $shares }

## Where the machine looked

play-speaks-for = What speaks for
    .hint = Where the machine would look for this answer
play-found-by = found by
play-searched-hint = How much of the picture has been searched in detail
play-evidence-limits = The map shows where the network's answer depends on the picture, not why. The map is coarse: evidence for a tumor also covers its surroundings. Much evidence on tumors is a good sign, not a proof; little is a reason to look closer.
play-not-said-yet = The machine has not said yet where it looked
# $answer (String) - what is asked for
play-nothing-speaks = Nothing speaks for { $answer }
play-nothing-to-find = Nothing to find: the picture is healthy
play-scale-most = most
play-scale-none = none
play-scale-evidence-none = evidence: none

## What tumors look like

play-examples-title = What a tumor looks like
play-examples-text = A tumor is a patch that is brighter than the healthy brain around it. How many there are, and how large, tells the class. Each picture is also moved, shrunk, noisy and of another contrast: that tells nothing.
play-examples-play = Play
    .hint = Any key
# $class (String) - its letter
# $found (String) - what the sample has
play-example = Example of { $class }: { $found }

## Who plays

play-you = You
play-machine = Machine
play-sees-sample = the sample alone
play-sees-both = base and sample
play-sees-sample-hint = Sees the sample alone
play-sees-both-hint = Sees base and sample
play-you-both-machine-sample = You see base and sample; the machine sees the sample alone.
play-both-see-both = You and the machine see base and sample.
play-both-see-sample = You and the machine see the sample alone.
play-you-sample-machine-both = You see the sample alone; the machine sees base and sample.
# $seen (String) - a sentence: who sees what
play-seen-and-only-ill-or-healthy = { $seen } The machine only says ill or healthy.

# $mode (String) - EASY or HARD
play-network-bundled = Bundled { $mode } network
play-network-any = The network for any base image
play-network-in-training = The network in training
play-network-trained = The network you trained
play-network-from-file = Model from a file
play-choice-any = For any base image
# $mode (String) - EASY or HARD
play-short-bundled = Bundled { $mode }
play-short-any = Any base image
play-short-in-training = In training
play-short-trained = Yours
# In the middle of a sentence.
# $mode (String) - EASY or HARD
play-the-bundled-network = the bundled { $mode } network
play-the-network-for-any = the network for any base image
play-your-network = your network
# $network (String) - its name
play-base-image-of = the base image of { $network }
play-none-trained-hint = Start a training first: its first network is there after a few seconds
play-open-model = Open model…
# $learned (String) - a recipe
# $played (String) - EASY or HARD
play-learned-other-recipe = It learned { $learned }; { $played } is played
# $learned (String) - a recipe
play-learned-not-own-recipe = It learned { $learned }; an own recipe is played
# The end of a sentence: why no network plays.
play-none-trained = no network has been trained yet
play-none-open = no model is open
play-curve-not-yet = The training has measured nothing yet
play-curve-not-recorded = The file of this network holds no learning curve
play-curve-no-network = No network plays

## The scores below the pictures

# $count (String) - right answers
play-streak = streak { $count }
    .hint = Right answers in a row
play-ill-healthy = ill/healthy
    .hint = The machine only says ill or healthy, and only that is scored
# $right (String) - right answers
# $rounds (String) - of so many
play-right-of = { $right } / { $rounds }
play-marks-hint = The last rounds, you above the machine: a disc is right, a cross is wrong
play-score = Score
    .hint = Both players compared (S)

## The session

play-seed = Seed
    .hint = The same seed gives the same rounds: tell it to a second player
# $seed (String) - the number
play-seed-is = Seed { $seed }
play-another-seed = Another seed
    .hint = Another seed: other pictures, the scores stay
play-same-pictures = Same pictures again
    .hint = All scores from zero, from picture 1 of this seed: the same rounds for the next player
play-new-session = New session
    .hint = All scores from zero, with new pictures
play-restore-session = Restore session
    .hint = Back to the scores and the pictures before
play-save-session = Save session…
    .hint = Every round as a table (CSV)

## Messages

# $reason (String) - what failed
play-no-picture = Cannot make a picture: { $reason }
# $reason (String) - what failed
play-no-prediction = The network cannot answer: { $reason }
# $reason (String) - what failed
play-no-evidence = The network cannot say why: { $reason }
# $reason (String) - what failed
play-interrupted = The game was interrupted: { $reason }. Choose “New session” to go on
# $reason (String) - the end of a sentence
play-no-opponent = This network cannot play: { $reason }
play-any-plays = The network for any base image plays: it is given the base image too
# $reason (String) - what failed
play-not-kept = The rounds are not kept for the next start: { $reason }. Save the session before you close the window

## Half a minute of training while play goes on

play-learn = Train on this (half a minute)
    .hint = Trains a network on this base image and recipe while you play on (T). The new network plays if it is better than the one that plays now
play-learn-cancel = Cancel
    .hint = Stops this training: its run is kept in Train, and the same machine plays on
play-learn-bar-hint = How much of the half minute is done
# $seconds (String) - so far
# $all (String) - seconds in all
play-learning = A network learns this: { $seconds } of { $all } s. Play on.
# $seconds (String) - so far
# $all (String) - seconds in all
# $percent (String) - right answers
# $pictures (String) - of so many
play-learning-right = A network learns this: { $seconds } of { $all } s, { $percent } of { $pictures } pictures right. Play on.
play-judging = The new network and the one that plays answer the same pictures.
play-learn-stopped = The training is stopped; the same machine plays on.
play-use-its-base = Use its base image
    .hint = Play on the base image that the network learned on
play-training-goes-on = A training is under way, and goes on
# $warning (String) - a sentence
play-warning-training-goes-on = { $warning } A training is under way, and goes on.

## Both players compared

score-title = You and the machine
# $number (Number) - chooses the plural
# $pictures (String) - EASY, HARD or OWN
# $opponent (String) - a network
# $count (String) - as it is shown
score-what = { $number ->
    [one] { $pictures } against { $opponent }, { $count } round
   *[other] { $pictures } against { $opponent }, { $count } rounds
}
score-close-hint = S or Esc
score-your-answers = Your answers
score-machine-answers = The machine's answers
score-who-was-right = Who was right?
score-both-right = Both right
score-only-human = Only you right
score-only-machine = Only the machine right
score-both-wrong = Both wrong
# The same under the heading "Who was right?", where there is little room.
score-short-only-human = Only you
score-short-only-machine = Only the machine
# $outcome (String) - who was right
# $count (String) - in so many rounds
score-box = { $outcome }: { $count }
    .hint = Click to see the pictures
score-no-numbers = After a round: click a number to see its pictures
score-click-a-number = Click a number to see its pictures
score-luck = Is it luck?
    .hint = An exact sign test over the rounds in which only one of you was right. If you look after every round, luck soon looks like a victory: agree on the number of rounds first.
# $words (String) - a sentence
score-network-in-training = The network in training: { $words }
# $share (String) - as "83 %"
# $low (String) - a number of percent
# $high (String) - as "93 %"
score-interval = { $share }, between { $low } and { $high }
# $confidence (String) - as "95 %"
# $times (String) - of a hundred
score-interval-hint = The exact { $confidence } confidence interval (Clopper and Pearson): of 100 such intervals, about { $times } contain the true share of right answers
score-anything = no rounds yet
# $player (String) - whose
# $figures (String) - what they are
score-figures = { $player }: { $figures }
# $percent (String) - on the axis
score-guessing = { $percent }, guessing
# $percent (String) - on the axis
score-you-guessing = { $percent }, you guessing
# $percent (String) - on the axis
score-machine-guessing = { $percent }, machine guessing

score-no-round = No round yet: answer a picture, then you are compared here.
# $pictures (String) - EASY, HARD or OWN
# $opponent (String) - a network
score-no-round-of-these = No { $pictures } round yet against this machine ({ $opponent }): answer a picture, then you are compared here.
# $verdict (String) - a sentence
score-easier-question = { $verdict } The machine has the easier question: ill or healthy.
# $human (String) - right answers
# $rounds (String) - of so many
# $machine (String) - right answers
score-level = { $human } of { $rounds } against { $machine } of { $rounds }: no difference can be shown so far.
# $human (String) - right answers
# $rounds (String) - of so many
# $machine (String) - right answers
score-can-be-luck = { $human } of { $rounds } against { $machine } of { $rounds }: this can be luck.
# $number (Number) - chooses the plural
# $human (String) - right answers
# $rounds (String) - of so many
# $machine (String) - right answers
# $more (String) - rounds
score-rounds-would-tell = { $number ->
    [one] { $human } of { $rounds } against { $machine } of { $rounds }: this can be luck. About { $more } more round like these would tell.
   *[other] { $human } of { $rounds } against { $machine } of { $rounds }: this can be luck. About { $more } more rounds like these would tell.
}
# $human (String) - right answers
# $rounds (String) - of so many
# $machine (String) - right answers
# $chance (String) - as "2.1 %"
score-you-better = { $human } of { $rounds } against { $machine } of { $rounds }: you read these pictures better. Two equally good players come this far apart in { $chance } of all cases.
# $human (String) - right answers
# $rounds (String) - of so many
# $machine (String) - right answers
# $chance (String) - as "2.1 %"
score-machine-better = { $human } of { $rounds } against { $machine } of { $rounds }: the machine reads these pictures better. Two equally good players come this far apart in { $chance } of all cases.
# $percent (String) - as "0.1 %"
score-less-than = less than { $percent }

## The gallery of pictures

gallery-close-hint = Esc
gallery-close-twice-hint = Esc, twice
gallery-all = All pictures
    .hint = Esc
gallery-none = There is no such picture
gallery-being-made = The pictures are being made
# $number (Number) - chooses the plural
# $count (String) - as it is shown
gallery-count = { $number ->
    [one] { $count } picture; click it to see it large
   *[other] { $count } pictures; click one to see it large
}
# $shown (String) - how many are shown
# $all (String) - of so many
gallery-cut = Showing the first { $shown } of { $all } pictures; click one to see it large
gallery-no-picture = no picture
gallery-previous = ← Previous
gallery-next = Next →
# $place (String) - place of the picture
# $count (String) - of so many
gallery-place = { $place } of { $count }
gallery-look-inside = Look inside
    .hint = What the network computes for this picture, in the Network room
# $title (String) - what the pictures have in common
# $count (String) - pictures
gallery-some-hidden = { $title } ({ $count } cannot be shown now)
# $truth (String) - the true answer
# $said (String) - the person's answer
gallery-cell-human = True { $truth }, you said { $said }
# $truth (String) - the true answer
# $said (String) - the machine's answer
gallery-cell-machine = True { $truth }, the machine said { $said }
# Short lines under a picture.
# $answer (String) - the true answer
gallery-label-true = True: { $answer }
# $answer (String) - the person's answer
gallery-label-you = You: { $answer }
# $answer (String) - the machine's answer
gallery-label-machine = Machine: { $answer }
# $answer (String) - the machine's answer
# $percent (String) - its probability
gallery-label-machine-sure = Machine: { $answer } { $percent }
# $number (String) - place of the picture
# $truth (String) - the true answer
gallery-spoken = Picture { $number }: true { $truth }
# $number (String) - place of the picture
# $truth (String) - the true answer
# $human (String) - the person's answer
gallery-spoken-human = Picture { $number }: true { $truth }, you said { $human }
# $number (String) - place of the picture
# $truth (String) - the true answer
# $machine (String) - the machine's answer
gallery-spoken-machine = Picture { $number }: true { $truth }, the machine said { $machine }
# $number (String) - place of the picture
# $truth (String) - the true answer
# $human (String) - the person's answer
# $machine (String) - the machine's answer
gallery-spoken-both = Picture { $number }: true { $truth }, you said { $human }, the machine said { $machine }
# $spoken (String) - what was said
# $percent (String) - the machine's probability
gallery-spoken-sure = { $spoken } ({ $percent })
# $answer (String) - what the machine said
# $percent (String) - its probability
gallery-machine-right-sure = The machine said { $answer }: ✓ right, { $percent } sure
# $answer (String) - what the machine said
# $percent (String) - its probability
gallery-machine-wrong-sure = The machine said { $answer }: ✗ wrong, { $percent } sure
# $recipe (String) - its name
# $seed (String) - a number
# $number (String) - place of the picture
gallery-which = { $recipe }, seed { $seed }, picture { $number }
# $noise (String) - gray levels
# $contrast (String) - a factor
# $brightness (String) - gray levels
# $columns (String) - with a sign
# $rows (String) - with a sign
gallery-altered = Noise up to { $noise }, contrast × { $contrast }, brightness { $brightness }, moved by { $columns } columns and { $rows } rows

## Parts that many rooms share

widget-said = said →
widget-true = true ↓
widget-right = right
widget-nothing-yet = nothing yet
# $player (String) - whose table
# $truth (String) - the true answer
# $said (String) - what was said
# $count (String) - pictures
widget-cell = { $player }: true { $truth }, said { $said }: { $count }
# $count (String) - pictures
# $all (String) - of so many
# $truth (String) - the true answer
# $said (String) - what was said
# $percent (String) - their share
widget-cell-right = { $count } of { $all } true { $truth } were called { $said } ({ $percent }): right. Click to see them.
# $count (String) - pictures
# $all (String) - of so many
# $truth (String) - the true answer
# $said (String) - what was said
# $percent (String) - their share
widget-cell-wrong = { $count } of { $all } true { $truth } were called { $said } ({ $percent }): wrong. Click to see them.

# $count (String) - tumors
widget-outside = { $count } outside the picture
widget-fit = Fit
    .hint = The whole picture (0, or a double click)
widget-zoom-in = Zoom in
    .hint = Larger: the wheel, two fingers, or the key +
widget-zoom-out = Zoom out
    .hint = Smaller: the wheel, two fingers, or the key −
# $factor (String) - how many times larger
widget-zoom = { $factor } x
widget-blink = Blink

# $name (String) - of a file
widget-cleaned-name = It will be called “{ $name }”: the name must be possible as the name of a file.
# $field (String) - its name
# $reason (String) - why the number is not taken
widget-refused = { $field }: { $reason }
widget-nothing-typed = nothing was typed
# $typed (String) - what was typed
widget-no-number = "{ $typed }" is no number
widget-not-finite = it must be a finite number
widget-not-whole = it must be a whole number
# $first (String) - smallest number
# $last (String) - largest number
widget-not-between = it must be between { $first } and { $last }

widget-learns = The network learns:
widget-learned = The network learned:
widget-loss-line = — loss
widget-accuracy-line = - - validation accuracy
widget-this-answer = this answer
# $loss (String) - in nats
# $accuracy (String) - as "98.2 %"
# $pictures (String) - seen so far
widget-learned-spoken = Loss { $loss }, validation accuracy { $accuracy } after { $pictures } pictures
# $loss (String) - in nats
# $pictures (String) - seen so far
widget-loss-after =
    loss { $loss }
    after { $pictures } pictures
# $accuracy (String) - as "98.2 %"
# $pictures (String) - seen so far
widget-right-after =
    { $accuracy } right
    after { $pictures } pictures
# $count (String) - thousands of pictures
widget-thousands = { $count } k
# $line (String) - name of a line
# $value (String) - its value
widget-read = { $line } { $value }
# $line (String) - name of a line
# $value (String) - its value
# $place (String) - where its nearest point is
widget-read-elsewhere = { $line } { $value } ({ $place })
