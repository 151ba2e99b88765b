### The training room: its plan, its figures and its pages.

## The pages

train-page-race = Race
    .hint = You against the network, over pictures seen
train-page-gradients = Gradients
    .hint = What reaches each layer
train-page-mistakes = Mistakes
    .hint = What it gets wrong
train-page-runs = Runs
    .hint = All trainings that are kept
train-page-live = Live
    .hint = The curves of the training under way, or of the last one
train-png = PNG
    .hint = Saves a picture of what is shown here
train-csv = CSV
    .hint = Saves the numbers of what is shown here as a table

## The column of the plan

train-plan = Training
train-stories = Stories…
    .hint = Prepared trainings: one that is stuck, one that overfits, and their remedies
train-start = Start
train-save-model = Save model
    .none = No network has been trained yet
train-open-model = Open model
    .hint = It then plays against you
train-discard = Discard
    .hint = Ends the training and throws its network away
train-discard-not = Do not discard
train-discard-really = Really discard?
    .hint = Throws the network of this training away
train-stop = Stop and keep
train-resume = Resume
train-pause = Pause
train-at-once = Applies at once
# $setting (String) - as "Learning rate"
train-now = { $setting } now
# $value (String) - a number
train-back-to = Back to { $value }, as it was at the start
train-rate-now-hint = The highest learning rate; the schedule goes on from it
train-l2-now-hint = Pulls the weights towards zero
# $plan (String) - as "compact, HARD, endless pictures"
train-other-plan = The figures are those of { $plan }, not of this plan.
train-load-that-plan = Load that plan
train-more = More
# $count (String) - how many settings
train-more-changed = More ({ $count } changed)
# $setting (String) - as "Learning rate"
train-reset = Reset { $setting }
    .hint = Not the preset of this network; click to take the preset
train-learns = Learns
# $number (Number) - chooses the plural
# $count (String) - as it is shown
train-counted-pictures = { $number ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
train-endless-pictures = endless pictures
# $name (String) - a folder or a file
train-pictures-of = the pictures of { $name }
# $network (String) - its name
# $mode (String) - as "HARD"
# $pictures (String) - as "endless pictures"
train-summary = { $network }, { $mode }, { $pictures }
# $network (String) - its name
# $mode (String) - as "HARD"
# $pictures (String) - as "endless pictures"
# $answers (String) - as "ill or healthy"
train-summary-answers = { $network }, { $mode }, { $pictures }, { $answers }
# $minutes (String) - how many
train-length-minutes = { $minutes } minutes

## Pictures to learn from

# $name (String) - a folder or a file
train-reading = Reading { $name } …
train-stop-reading = Stop reading
    .hint = The plan stays as it is
# $name (String) - a folder or a file
# $pictures (String) - as "40 pictures"
# $mode (String) - as "HARD"
train-given = { $name }: { $pictures }. The network is measured on new pictures ({ $mode }).
# $count (String) - how many
# $name (String) - a folder or a file
train-given-running = { $count } of { $name }
# $count (String) - how many
train-fixed-running = { $count } again and again
# $count (String) - how many
train-augmented-running = { $count }, augmented
train-endless-running = endless
# $name (String) - a folder or a file
# $number (Number) - chooses the plural
# $count (String) - as it is shown
train-given-read = { $name }: { $number ->
        [one] { $count } picture
       *[other] { $count } pictures
    } to learn from
# $name (String) - a folder or a file
train-given-is-read = The pictures of { $name } are being read.
# $reason (String) - what failed
train-given-broken = The pictures could not be read: { $reason }

## The figures

train-right-unseen = Right on pictures it has never seen
# $count (String) - how many
train-judged-of = of { $count }
# $low (String) - a whole number
# $high (String) - a whole number
train-judged-interval = { $low }–{ $high } %
    .hint = On how many pictures the network was measured, and the exact 95 % confidence interval (Clopper and Pearson) of the true share. In the first half minute there are fewer pictures, so that a measurement every second costs only a tenth of the time
# $share (String) - as "98.2 %"
# $count (String) - how many pictures
# $low (String) - a whole number
# $high (String) - a whole number
train-judged-share = { $share } of { $count } ({ $low } to { $high } %)
train-play-against = Play against it
    .later = It plays when its half minute is over, if it is better than the one that plays
    .soon = Its first network is there a second after the start
# $machine (String) - as "a busy CPU with 2 threads"
train-recorded-on = Recorded on { $machine }.
train-pictures-seen = Pictures seen
train-pictures-per-second = Pictures per second
train-time = Time
# $time (String) - as "1:05"
# $all (String) - as "5:00"
train-time-of = { $time } of { $all }
train-time-then = Time then
train-right-in-training = Right in training
train-loss-in-training = Loss in training
train-loss-on-others = Loss on the others
train-last-loss = Loss of the last step
train-device = Device
train-share-done = How much of the plan is done
train-right-by-class = Right answers by class
train-preparing-device = The device is being prepared
# $seconds (String) - whole seconds
train-preparing-gpu = Preparing the GPU, { $seconds } s
# $seconds (String) - whole seconds
train-preparing-gpu-in-full = Preparing the GPU, { $seconds } s: it compiles and tries the ways to compute.
train-nothing-yet = Nothing has been trained yet.
# $answer (String) - as "B"
train-one-answer-early = The network says { $answer } to everything. Usual in the first seconds.
# $answer (String) - as "B"
train-one-answer = The network says { $answer } to everything. A smaller learning rate or another seed may free it.
train-first-measurement = The first measurement is on its way.
train-found-guessing = Still guessing: chance is 25 %.
train-found-something = The network has found something.
train-found-most = The network is right in most pictures.
train-found-more = The network is right in more than 9 of 10 pictures.
train-found-all = As good as the best network of 2019, which took three GPU hours.
# $share (String) - a whole number of percent
train-ill-nothing = The network has found nothing yet. Always giving the more frequent answer is right in { $share } %.
# $share (String) - a whole number of percent
train-ill-something = The network has found something. Always giving the more frequent answer is right in { $share } %.
# $share (String) - a whole number of percent
train-ill-most = The network tells most of the ill from the healthy. Always giving the more frequent answer is right in { $share } %.
# $share (String) - a whole number of percent
train-ill-all = The network tells nearly all of the ill from the healthy. Always giving the more frequent answer is right in { $share } %.

## Charts

train-loss = Loss
train-accuracy = Accuracy
train-log-scale = Log scale
train-line-step = each step
train-line-training = training
train-line-validation = validation
train-line-own-set = its own set
train-line-test = test
train-line-chance = chance
train-axis-pictures = pictures seen
# $number (Number) - chooses the plural
# $count (String) - as it is shown
train-after = after { $number ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
train-chart-first-steps = The first steps are on their way
train-chart-press-start = Press Start to see it learn
train-chart-recording-begins = The recording begins

## What the network says of one picture

train-said = What does it say now?
    .hint = One column per measurement: how probable it finds each answer for one picture.
train-said-answered = the picture that you answered in Play
train-said-apart = a picture that it never learns from
# $truth (String) - as "B"
train-said-picture = The picture, true { $truth }
# $answer (String) - as "B"
# $share (String) - as "98 %"
train-said-share = { $answer } { $share }
# $pictures (String) - how many
# $answers (String) - as "A 98 %, B 2 %"
train-said-then = After { $pictures } pictures it says { $answers }

## Gradients

train-gradients-first = The first gradients are on their way.
train-gradients-none = Press Start: this view shows the length of the gradient in each layer. While the network guesses, the first layers get little of it; when the network learns, every layer gets some.
train-gradients-title = Length of the gradient, layer by layer
    .now = now
train-gradients-history = Over the run
train-gradients-zero = No gradient at all: nothing can change any more.
# $times (String) - a whole number
train-gradients-vanished = Vanished: the first layer gets 1/{ $times } of what the output gets.
train-gradients-gone = Vanished: the first layer gets nothing of what the output gets.
train-gradients-one-faint = One layer gets nearly nothing.
# $times (String) - a whole number
train-gradients-little = Little arrives at the front: the first layer gets 1/{ $times } of what the output gets.
train-gradients-shared = Every layer gets its share.
# $layer (String) - as "dense 1 (1024)"
# $length (String) - a number
train-gradient-of = Gradient of { $layer }: { $length }
# $place (String) - its number among the convolutions
# $filters (String) - how many
# $size (String) - as "3x3"
train-layer-convolution = conv { $place } ({ $filters } of { $size })
# $place (String) - its number among the dense layers
# $units (String) - how many
train-layer-dense = dense { $place } ({ $units })
# $units (String) - how many
train-layer-output = output ({ $units })

## Mistakes

train-mistakes-none = Press Start: after each measurement this view shows which pictures it gets wrong, and lets you look at them.
# $count (String) - how many are judged
# $seen (String) - how many were seen
train-mistakes-about = { $count } pictures that it never learns from, after { $seen } seen
train-confusion = Confusion matrix
    .hint = click a cell
    .name = Validation
train-by-size = Right by size of tumors
    .hint = Pictures with at least one tumor of the size
train-by-contrast = Right by contrast
    .hint = Tumors minus the 3 px around them, in gray levels
train-reliability = Calibration
# $error (String) - as "3.1 %"
train-reliability-error = off by { $error } on average
# $number (Number) - chooses the plural
# $count (String) - as it is shown
# $sure (String) - as "93 %"
# $right (String) - as "93 %"
# $low (String) - as "93 %"
# $high (String) - as "93 %"
train-reliability-bin = { $number ->
        [one] { $count } picture
       *[other] { $count } pictures
    }, { $sure } sure on average
    { $right } right ({ $low } to { $high })
train-reliability-axis = how sure it was
train-no-tumor = No picture has a tumor.
# $number (Number) - chooses the plural
# $count (String) - as it is shown
train-wrong = { $number ->
        [one] { $count } wrong
       *[other] { $count } wrong
    }
    .hint = Shows them, the surest first
# $right (String) - how many
# $count (String) - of how many
# $low (String) - a whole number
# $high (String) - a whole number
train-whisker = { $right } of { $count } right; 95 % interval { $low } to { $high } %
train-group-big = big
    .wrong = Wrong: big tumors
    .title = Wrong among those with big tumors
train-group-medium = medium
    .wrong = Wrong: medium tumors
    .title = Wrong among those with medium tumors
train-group-small = small
    .wrong = Wrong: small tumors
    .title = Wrong among those with small tumors
train-group-healthy = healthy
    .wrong = Wrong: healthy pictures
    .title = Wrong among the healthy ones
# $lowest (String) - gray levels
# $highest (String) - gray levels
train-group-contrast = { $lowest } to { $highest }
# $lowest (String) - gray levels
# $highest (String) - gray levels
train-wrong-contrast = Wrong: { $lowest } to { $highest } gray levels
# $lowest (String) - gray levels
# $highest (String) - gray levels
train-title-contrast = Wrong among those with { $lowest } to { $highest } gray levels

## The race

train-race-you = you
train-race-network = the network
# $number (Number) - chooses the plural
# $count (String) - as it is shown
# $mode (String) - as "HARD"
train-race-your-line = you, { $number ->
        [one] { $count } round
       *[other] { $count } rounds
    } of { $mode }
# $number (Number) - chooses the plural
# $count (String) - as it is shown
# $mode (String) - as "HARD"
train-race-your-line-alone = you, { $number ->
        [one] { $count } round
       *[other] { $count } rounds
    } of { $mode } without the base image
train-race-network-line = the network, on pictures it never learns from
    .binary = the network, on pictures it never learns from: both by ill or healthy only
# $mode (String) - as "HARD"
train-race-play = Play rounds of { $mode }
# $mode (String) - as "HARD"
train-race-begin = Who learns from fewer pictures? Play rounds of { $mode }, and press Start.
# $mode (String) - as "HARD"
train-race-play-too = The network is on its way. Play rounds of { $mode }: each answered picture is a step.
train-race-start-too = You have begun. Press Start to let the network learn.
train-race-axis = labelled pictures seen (each mark ten times as many)
# $pictures (String) - how many
train-race-passed-after = passed after { $pictures }
# $pictures (String) - how many
train-race-ahead-from = first ahead at { $pictures }
# $seconds (String) - whole seconds
# $pictures (String) - how many
train-race-passed = The network passed you after { $seconds } s and { $pictures } pictures.
# $seconds (String) - whole seconds
# $pictures (String) - how many
# $you (String) - as "75 %"
# $network (String) - as "75 %"
train-race-passed-you-again = The network passed you after { $seconds } s and { $pictures } pictures. By now you are ahead again: { $you } right against { $network }.
# $seconds (String) - whole seconds
# $pictures (String) - how many
# $you (String) - as "75 %"
# $network (String) - as "75 %"
train-race-passed-open = The network passed you after { $seconds } s and { $pictures } pictures. By now it cannot be told who is better: { $you } right against { $network }.
# $you (String) - as "75 %"
# $network (String) - as "75 %"
train-race-you-ahead = You are ahead: { $you } right against { $network }.
# $you (String) - as "75 %"
# $network (String) - as "75 %"
train-race-you-ahead-open = You are ahead: { $you } right against { $network }. The bands still overlap: more rounds would tell.
# $you (String) - as "75 %"
train-race-level = Level: { $you } right, both of you. The bands still overlap: more rounds would tell.
# $network (String) - as "75 %"
# $you (String) - as "75 %"
# $played (Number) - rounds played, chooses the plural
# $rounds (String) - the same as it is shown
# $number (Number) - rounds to play, chooses the plural
# $more (String) - the same as it is shown
train-race-machine-ahead = The machine is ahead: { $network } right against your { $you }. { $played ->
        [one] One round
       *[other] { $rounds } rounds
    } cannot tell yet: { $number ->
        [one] { $more } more round
       *[other] { $more } more rounds
    } like these would.
# $network (String) - as "75 %"
# $you (String) - as "75 %"
train-race-machine-ahead-open = The machine is ahead: { $network } right against your { $you }. The bands overlap too much to tell.
# $seconds (String) - whole seconds
# $pictures (String) - how many
# $share (String) - as "98.2 %"
# $count (String) - pictures judged
# $right (String) - rounds that were right
# $rounds (String) - all rounds
train-race-passed-message = It has passed you after { $seconds } s and { $pictures } pictures: the network in training is right in { $share } of { $count } pictures, you in { $right } of { $rounds }

## Half a minute of training for the game

# $new (String) - as "98.2 %"
# $old (String) - who played
# $was (String) - as "98.2 %"
# $pictures (String) - how many
train-challenge-plays = The new network plays: right in { $new } of the same { $pictures } pictures; { $old }: { $was }
# $new (String) - as "98.2 %"
# $pictures (String) - how many
train-challenge-plays-alone = The new network plays: right in { $new } of { $pictures } pictures
# $old (String) - who played
# $new (String) - as "98.2 %"
# $was (String) - as "98.2 %"
train-challenge-elsewhere = You now play another recipe or base image, so { $old } keeps playing. On the pictures of the training, the new network is right in { $new }; { $old }: { $was }
# $old (String) - who played
# $was (String) - as "98.2 %"
# $new (String) - as "98.2 %"
# $pictures (String) - how many
train-challenge-stays = { $old } stays: right in { $was } of the same { $pictures } pictures; the new network: { $new }
# $new (String) - as "98.2 %"
train-challenge-elsewhere-alone = You now play another recipe or base image. On the pictures of the training, the new network is right in { $new }
# $reason (String) - what failed
train-challenge-not-compared = The new network could not be compared with the one that plays, which stays: { $reason }
train-goes-on = A training is under way, and goes on: stop it in Train first, or wait for its end
