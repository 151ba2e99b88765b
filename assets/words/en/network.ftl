## The pages: one question each

network-page-maps = Maps
    .hint = What does each layer see?
network-page-sum = Sum
    .hint = How did this number come to be?
network-page-kept = Kept
    .hint = What does the layer still know of what was drawn for a picture?
network-page-filters = Filters
    .hint = What has the layer learned to look for?
network-page-restored = Restored
    .hint = What does the network give for the picture?
network-page-time-machine = Time machine
    .hint = How did the network learn it?
network-page-what-if = What if
    .hint = What would the network say if the picture were another one?

## What is said of networks

architecture-compact = Four convolutions with normalisation: small and quick.
architecture-compact2 = Seven convolutions with normalisation, 128 filters at the end.
architecture-compact3 = Seven convolutions, asked twice where the tumors are: learns HARD best from the sample alone.
architecture-compare = Given the base image too: the sample, and its difference from the base, side by side.
architecture-compact-plain = The compact network without normalisation: its training easily gets stuck.
architecture-nn2019 = The network of the first trials in 2019: its accuracy stayed at 25 %.
architecture-lecture-easy = The lecture's network for EASY.
architecture-v1 = The first of the lecture's networks v1 to v9: overfits.
architecture-v2 = Half of v1.
architecture-v3 = A quarter of v1.
architecture-v4 = v2 with L2 against overfitting.
architecture-v5 = v1 with L2.
architecture-v6 = Three convolutions, with L2.
architecture-v7 = Four convolutions, with L2.
architecture-v8 = The lecture's “stupid one”: too large at its end.
architecture-v9 = The best of 2019.
network-denoiser = Denoiser
# $length (String) - how many numbers its code has
network-bottleneck = Bottleneck, code of { $length }
# $value (String) - a peak signal-to-noise ratio
network-decibels = { $value } dB
network-no-difference = no difference

## Layers

# $side (String) - the kernel's width
layer-convolution = Convolution { $side } × { $side }
layer-pool = Max pooling 2 × 2
layer-double = Upsampling × 2
layer-mean-max = Mean, maximum
layer-dense = Dense
layer-code = Code
layer-output = Output
layer-softmax = Softmax
layer-sigmoid = Sigmoid
layer-add-picture = Add the picture
# $title (String) - as "Dense"
# $details (String) - as "1024 units"
layer-with-details = { $title }, { $details }
# $number (Number) - chooses the plural
# $count (String) - how many, as it is shown
layer-filters =
    { $number ->
        [one] { $count } filter
       *[other] { $count } filters
    }
# $step (String) - its stride
layer-step = stride { $step }
layer-normalised = normalised
layer-without-relu = no ReLU
layer-double-details = each value four times
# $number (Number) - chooses the plural
# $count (String) - how many, as it is shown
layer-numbers =
    { $number ->
        [one] { $count } number
       *[other] { $count } numbers
    }
layer-picture-and-correction = picture + correction
layer-of-every-map = of every map
# $number (Number) - chooses the plural
# $count (String) - how many, as it is shown
layer-units =
    { $number ->
        [one] { $count } unit
       *[other] { $count } units
    }
layer-one-logit = one logit: ill
layer-logit-per-class = one logit per class
layer-logits-to-probabilities = logits to probabilities
layer-logit-to-probability = logit to probability

## What a layer gives and takes

layer-map = Map
layer-picture = Picture
layer-number = Number
layer-unit = Unit
# $number (String) - counted from 1
layer-map-counted = Map { $number }
# $number (String) - counted from 1
layer-picture-counted = Picture { $number }
# $number (String) - counted from 1
layer-number-counted = Number { $number }
# $number (String) - counted from 1
layer-unit-counted = Unit { $number }
# $class (String) - as "A"
layer-logit-of-class = Logit { $class }
# $class (String) - as "A"
layer-class = Class { $class }
layer-logit-of-ill = Logit of ill
layer-probability-of-ill = Probability of ill
# $number (String) - counted from 1
layer-mean-of-map = Mean of map { $number }
# $number (String) - counted from 1
layer-maximum-of-map = Maximum of map { $number }
layer-input-picture = Picture
layer-input-sample = Sample
layer-input-difference = Difference
# $number (String) - counted from 1
layer-input-map = Input map { $number }
# $number (Number) - chooses the plural
# $count (String) - how many, as it is shown
# $height (String) - in values
# $width (String) - in values
layer-gives-maps =
    { $number ->
        [one] { $count } map of { $height } × { $width }
       *[other] { $count } maps of { $height } × { $width }
    }
# $number (Number) - chooses the plural
# $count (String) - how many, as it is shown
# $input (String) - the shape of the input, as "64 × 16 × 12"
layer-gives-values =
    { $number ->
        [one] { $count } value from { $input }
       *[other] { $count } values from { $input }
    }
# $number (Number) - chooses the plural
# $count (String) - how many, as it is shown
layer-weights =
    { $number ->
        [one] { $count } weight
       *[other] { $count } weights
    }
layer-without-weights = no weights
# $side (String) - in pixels
layer-value-sees = a value sees { $side } × { $side } pixels
layer-value-sees-all = a value sees the whole picture
# $name (String) - what is counted
# $count (String) - how many, as it is shown
# $low (String) - the smallest
# $high (String) - the largest
layer-histogram = { $name }: { $count } numbers from { $low } to { $high }
# $share (String) - as "40 %"
layer-are-zero = { $share } are 0

## The column of the layers

# $architecture (String) - its name in files
network-title = Network { $architecture }
# $parameters (String) - how many, as it is shown
# $layers (String) - how many, as it is shown
network-parameters = { $parameters } parameters in { $layers } layers
# $name (String) - a file's name
network-does-not-play = { $name }, does not play
# $pictures (String) - how many, as it is shown
network-after-pictures = after { $pictures } pictures
# $mode (String) - as "EASY"
network-bundled-plays = bundled { $mode }, plays now
network-any-base-plays = for any base image, plays now
network-trained-plays = in training, plays now
# $name (String) - a file's name
network-file-plays = { $name }, plays now
network-file = file
network-look-at-player = Playing network
    .hint = Looks into the network that plays again
network-save-autoencoder = Save…
    .hint = Saves the autoencoder as a model file
# $name (String) - of the layer
# $shape (String) - as "64 × 16 × 12"
# $weights (String) - as "448 weights"
network-layer-card = { $name }: { $shape }, { $weights }
network-looking = Looking into the network …

## Buttons of several pages

network-previous = Previous
network-next = Next
network-outlines = Outlines
    .hint = The borders of the tumors

## The picture that is looked at

network-picture-looked-at = The picture that is looked at
network-picture-difference = The difference from the base image, as the network is given it
network-picture-of-network = The picture that the network gives
network-picture-true = The true picture
network-view-given = Given
    .hint = The picture that the network is given
network-view-sample = Sample
    .hint = The sample, as the network is given it
network-view-difference = Difference
    .hint = The sample minus the base image that lies under it: the other picture that the network is given
network-view-output = Output
network-view-true = True
    .hint = The picture as it was before the noise: what the network should give
network-previous-picture = Previous picture
network-next-picture = Next picture
# $shown (String) - as "Own series 3, HARD"
network-which-picture = Choose the picture; now { $shown }
# $column (String) - counted from 1
# $row (String) - counted from 1
network-paint-on = Picture to paint on; the brush is at column { $column }, row { $row }
# $mode (String) - as "EASY"
network-own-series = Own series, { $mode }
network-series-seed = Seed of the series
network-series-number = Number in the series
network-take-play = Take the picture of Play
network-take-factory = Take the picture of Factory
network-source-own = Own series
network-source-play = From Play
network-source-factory = From Factory
network-source-given = Chosen
# $source (String) - as "Own series"
# $number (String) - counted from 1
# $recipe (String) - its name
network-picture-of = { $source } { $number }, { $recipe }

## Evidence and probabilities

network-evidence-none = No evidence
network-evidence-by = Evidence by
# $answer (String) - as "A"
network-evidence-for = Evidence for { $answer }
    .hint = Where the network looks for this answer
network-evidence-what = What speaks for an answer, laid over the picture
network-evidence-sought = Looking for evidence …
# $share (String) - as "40 %"
network-evidence-refined = Searching finely: { $share } done
# $answer (String) - as "A"
network-evidence-nothing = Nothing speaks for { $answer }
network-evidence-no-tumor = There is no tumor in the picture
# $answer (String) - as "A"
# $share (String) - its probability, as "98.2 %"
network-answer-share = { $answer }: { $share }
# $answer (String) - as "A"
# $share (String) - its probability, as "98.2 %"
network-answer-share-true = { $answer }: { $share }, the truth
# $answer (String) - as "A"
# $share (String) - its probability, as "98.2 %"
# $before (String) - what it was before a change
network-answer-share-before = { $answer }: { $share }, before { $before }
# $answer (String) - as "A"
# $share (String) - its probability, as "98.2 %"
# $before (String) - what it was before a change
network-answer-share-before-true = { $answer }: { $share }, before { $before }, the truth
network-key-painted = painted: class unknown
network-key-painted-before = painted: class unknown · line: before
network-key-framed = frame: truth
network-key-framed-before = frame: truth · line: before

## How near the picture of an autoencoder comes

network-nearness-denoiser = Nearness to the picture before the noise
network-nearness-bottleneck = Nearness to the given picture
network-all-pixels = all pixels
network-tumors = tumors
network-restored = Restored
network-six-decibels = 6 dB more: half the error
# $network (String) - as "Denoiser"
# $pictures (String) - how many, as it is shown
network-restored-title = { $network }, trained on { $pictures } pictures
network-restored-denoiser = The network should give the picture as it was before the noise. Under each picture: its peak signal-to-noise ratio against the true picture, in dB.
network-restored-bottleneck = The network writes the picture as the numbers of its code, and paints it again from these numbers alone. In dB: the peak signal-to-noise ratio.
network-from-code = From the code
network-given-large = The picture that the network is given, large
network-made-large = The picture that the network gives, large
network-true-large = The true picture, large
network-note-given = true: the network should give it again
network-note-true = before the noise

## Maps

# $name (String) - as "Map 3"
network-map-large = { $name } large
network-all-maps = All maps
network-previous-map = Previous map
network-next-map = Next map
# $name (String) - as "Map 3"
# $count (String) - how many, as it is shown
network-one-of = { $name } of { $count }
# $row (String) - counted from 1
# $column (String) - counted from 1
# $value (String) - there
network-map-value = Row { $row }, column { $column }: { $value }
network-map-point = Point at a value to see which pixels it sees. Press it to see its sum.
network-one-scale = One scale for all
    .hint = One scale shows which map has the largest values. A scale of its own shows what each map sees.
network-scale-signed = blue below 0, orange above; each map on its own scale
network-scale-positive = black is 0, white is the largest value of each map
network-map-values = Values of this map
network-map-doubled = Each value of the map with the same number, four times
network-map-corrected = The correction, added to the picture that the network is given
network-map-pooled = The largest of every four values of the map with the same number
network-map-filter = Its filter
# $shown (String) - how many, as it is shown
# $count (String) - how many, as it is shown
network-map-filter-parts = Its filter: the strongest { $shown } of { $count } parts

## Filters

network-no-filters = This layer has no weights: it has nothing to learn.
network-filters-press = Each picture is one filter. Press one to see its map.
# $number (String) - counted from 1
network-filter-counted = Filter { $number }
# $number (String) - counted from 1
network-part-counted = Part { $number }
network-filter-two-parts = 2 parts: over the sample, and over its difference from the base image
# $count (String) - how many, as it is shown
network-filter-parts = { $count } parts, one per map of the layer before
network-unit-weights = its weights, laid out like its inputs
network-counting = Counting over many pictures …
network-weights = Weights
network-values = Values
# $pictures (String) - how many, as it is shown
network-values-over = Values over { $pictures } pictures
# $dead (String) - how many filters or units
# $all (String) - how many, as it is shown
network-dead = { $dead } of { $all } dead
# $pictures (String) - how many, as it is shown
network-dead-meaning = never above 0 in any of { $pictures } pictures

## What the layer keeps

network-kept-meaning = For each parameter of the pictures, a straight line is fitted to the values of the layer and tried on other pictures. R² is 1 where the layer tells the parameter exactly, and 0 where it tells nothing.
# $pictures (String) - how many, as it is shown
network-kept-reading = Reading the layer over { $pictures } pictures …
# $chance (String) - as "25 %"
network-kept-class = Class, right answers (chance { $chance })
# $numbers (String) - how many, as it is shown
# $pictures (String) - how many, as it is shown
network-kept-measured = { $numbers } numbers of the layer for each picture; measured on { $pictures } pictures.
# $reason (String) - what failed
network-layer-not-read = The layer cannot be read: { $reason }

## The sum behind a value: which value

network-row = Row
network-column = Column
network-sum-one-input = The only input is the picture
network-sum-two-inputs = What each of the two pictures adds, the stronger first
# $count (String) - how many, as it is shown
network-sum-inputs = What each of { $count } input maps adds, the strongest first
# $count (String) - how many, as it is shown
network-sum-others = the other { $count }
# $top (String) - a row
# $bottom (String) - a row
# $left (String) - a column
# $right (String) - a column
network-sum-in-picture = Rows { $top } to { $bottom }, columns { $left } to { $right } of the picture
# $top (String) - a row
# $bottom (String) - a row
# $left (String) - a column
# $right (String) - a column
network-sum-in-sample = Rows { $top } to { $bottom }, columns { $left } to { $right } of the sample
# $top (String) - a row
# $bottom (String) - a row
# $left (String) - a column
# $right (String) - a column
network-sum-in-difference = Rows { $top } to { $bottom }, columns { $left } to { $right } of the difference from the base image
# $top (String) - a row
# $bottom (String) - a row
# $left (String) - a column
# $right (String) - a column
# $number (String) - of the map
network-sum-in-map = Rows { $top } to { $bottom }, columns { $left } to { $right } of input map { $number }
# $place (String) - as "Rows 0 to 4, columns 1 to 5 of the picture"
network-sum-over-the-edge = { $place }; outside is 0
network-sum-input = input
network-sum-filter = filter
network-sum-product = products
# $top (String) - a row
# $bottom (String) - a row
# $left (String) - a column
# $right (String) - a column
network-sum-four = Rows { $top } and { $bottom }, columns { $left } and { $right } of the map before
# $first (String) - a value
# $second (String) - a value
# $third (String) - a value
# $fourth (String) - a value
network-sum-largest = The largest of { $first }, { $second }, { $third } and { $fourth }

## The sum behind a value, line by line

# $value (String) - what comes out
network-sum-value = Value: { $value }
# $name (String) - what is added
# $value (String) - how much
network-sum-bar = { $name }: { $value }
# $taps (String) - how many, as it is shown
# $part (String) - a sum
# $maps (String) - how many, as it is shown
# $sum (String) - a sum
network-sum-part = These { $taps } products add up to { $part }, all { $maps } input maps together to { $sum }
# $taps (String) - how many, as it is shown
# $sum (String) - a sum
network-sum-products = The { $taps } products add up to { $sum }
# $sum (String) - without it
# $bias (String) - as "+ 0.5000"
# $result (String) - with it
network-sum-biased = Bias: { $sum } { $bias } = { $result }
# $sum (String) - before
# $mean (String) - as "− 0.5000"
# $deviation (String) - of the values
# $gamma (String) - a factor
# $beta (String) - as "+ 0.5000"
# $result (String) - after
network-sum-normalised = Normalised: ({ $sum } { $mean }) / { $deviation } × { $gamma } { $beta } = { $result }
network-relu-stays = ReLU: a value above 0 stays
network-relu-zero = ReLU: a value not above 0 becomes 0
network-without-relu = No ReLU: the value stays
# $map (String) - its number
# $row (String) - counted from 1
# $column (String) - counted from 1
network-sum-doubled = The value of map { $map }, row { $row }, column { $column }, four times, as a square of 2 × 2
# $value (String) - its value
network-sum-picture = The picture has { $value } here
# $given (String) - without it
# $correction (String) - as "+ 0.5000"
# $sum (String) - with it
network-sum-correction = Correction: { $given } { $correction } = { $sum }
# $new (String) - 0 to 255
# $old (String) - 0 to 255
network-sum-gray = Gray level { $new } of 255 in place of { $old }
# $count (String) - how many, as it is shown
# $map (String) - its number
# $sum (String) - a sum
network-sum-of-map = The { $count } values of map { $map } add up to { $sum }
# $sum (String) - a sum
# $count (String) - how many, as it is shown
# $mean (String) - of the values
network-sum-mean = Mean: { $sum } / { $count } = { $mean }
# $map (String) - its number
# $row (String) - counted from 1
# $column (String) - counted from 1
network-sum-maximum = The largest value of map { $map } lies in row { $row }, column { $column }
# $count (String) - how many, as it is shown
network-sum-strongest = Value × weight, the strongest of { $count } inputs
# $name (String) - of the input, as "Map 3"
# $value (String) - of the input
# $weight (String) - of the input
network-sum-term = { $name }: { $value } × { $weight }
# $name (String) - of the input, as "Map 3"
# $row (String) - counted from 1
# $column (String) - counted from 1
# $value (String) - of the input
# $weight (String) - of the input
network-sum-term-at = { $name } at { $row }, { $column }: { $value } × { $weight }
# $count (String) - how many, as it is shown
network-sum-other-inputs = the other { $count } inputs
network-sum-bias = bias
# $sum (String) - a sum
network-sum-all = All together { $sum }
network-softmax-class = class
network-softmax-logit = logit
network-softmax-exponential = e to the logit
network-softmax-share = probability
# $exponential (String) - of one class
# $sum (String) - of all classes
# $share (String) - as "98.20 %"
network-softmax-divided = { $exponential } / { $sum } = { $share }
# $sum (String) - a sum
network-softmax-sum = The four exponentials add up to { $sum }
# $factor (String) - e
network-softmax-meaning = A logit that is larger by 1 makes a class { $factor } times as probable against the others.
# $logit (String) - its value
network-sigmoid-logit = The logit is { $logit }
# $exponential (String) - its value
network-sigmoid-exponential = e to the power of minus the logit is { $exponential }
# $exponential (String) - its value
# $share (String) - as "98.20 %"
network-sigmoid-ill = Sigmoid: ill is 1 / (1 + { $exponential }) = { $share }
# $share (String) - as "1.80 %"
network-sigmoid-healthy = Healthy is what is left: { $share }
# $factor (String) - e
network-sigmoid-meaning = Softmax of the two logits, this one and 0, gives the same. A logit that is larger by 1 makes ill { $factor } times as probable against healthy.

## The time machine

network-time-no-place = This system has no place for runs, so there is no run to look back on.
network-time-no-run = No run has been kept yet. Train a network in Train: its run is kept as it goes.
network-time-choose = Choose a run
network-time-run = Run
network-time-halt = Halt
network-time-replay = Replay
network-time-moment = Moment
# $place (String) - counted from 1
# $count (String) - how many, as it is shown
# $pictures (String) - how many, as it is shown
network-time-title = Moment { $place } of { $count }: { $pictures } pictures
# $place (String) - counted from 1
# $count (String) - how many, as it is shown
# $pictures (String) - how many, as it is shown
# $accuracy (String) - as "98.2 %"
network-time-title-validated = Moment { $place } of { $count }: { $pictures } pictures, validation { $accuracy }
network-validation = Validation
# $share (String) - as "98.2 %"
# $count (String) - how many, as it is shown
network-validation-right = Validation: { $share } of { $count } right
network-validation-awaited = The network reads the validation pictures …
network-its-maps = Its maps
network-its-filters = Its filters
network-time-said = What the network said about this picture:
# $answer (String) - as "A"
network-answer-truth = { $answer } (truth)
# $truth (String) - as "A"
# $said (String) - as "B"
# $pictures (String) - how many, as it is shown
network-gallery-title = True { $truth }, the network said { $said } after { $pictures } pictures

## What if

network-reset = Reset
    .hint = Takes all changes of the picture back
network-redo = Redo
network-undo = Undo
network-what-if-buttons = Left button paints, right button erases
network-paint = Paint
network-erase = Erase
network-radius = radius
network-brightness = brightness
network-before = before
network-now = now
# $answer (String) - as "A"
# $share (String) - its probability, as "98.2 %"
network-answer-with-share = { $answer } { $share }
# $answer (String) - as "A"
# $share (String) - its probability, as "98.2 %"
network-former-answer = { $answer } is now { $share }
network-nearness-given = given
network-nearness-restored = restored
network-nearness-from = from the true picture

## Messages

network-not-answered = The picture in Play is not answered yet
network-no-autoencoder = No autoencoder is open
# $reason (String) - what failed
network-no-evidence = No evidence can be found: { $reason }
# $reason (String) - what failed
network-broken = Reading the network was interrupted: { $reason }
