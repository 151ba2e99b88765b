### What the stages of the thirteen chapters of the lessons show: titles, lines, axes, knobs, numbers.

## What several chapters say

chapter-rate = Learning rate
chapter-try = Try
chapter-look-at = Look at
chapter-loss = Loss
chapter-map = Loss over the weights of spread (→) and contrast (↑): dark is low
chapter-map-name = Map of the loss with the path
chapter-steps = steps
# $count (String) - as it is shown
# $number (Number) - chooses the plural
chapter-after-steps = after { $count } { $number ->
    [one] step
   *[other] steps
}
# $limit (String) - a count of steps or passes
chapter-not-within = not within { $limit }
# $limit (String) - a count of steps or passes
chapter-over = over { $limit }
chapter-steps-to-goal = Steps to 1 % of the gap
chapter-gradient-descent = gradient descent at rate 7
chapter-pictures-seen = pictures seen
# $count (String) - as it is shown
# $number (Number) - chooses the plural
chapter-after-pictures = after { $count } { $number ->
    [one] picture
   *[other] pictures
} seen
chapter-right-on-training = Right on training pictures
chapter-right-on-new = Right on new pictures
chapter-healthy = healthy

## The neuron

chapter-neuron-features = 400 pictures. To the right: spread of the bright part. Upwards: its contrast.
chapter-neuron-up = ↑ weight of the contrast
chapter-neuron-right = weight of the spread →
chapter-neuron-spread = Weight of the spread
chapter-neuron-contrast = Weight of the contrast
chapter-neuron-spread-alone = Spread alone
    .hint = Only the first weight
chapter-neuron-contrast-alone = Contrast alone
    .hint = Only the second weight
chapter-neuron-best = Best
    .hint = The weights with the least loss
chapter-neuron-right-on-these = Right on these 400
chapter-neuron-loss = Loss (least)
# $loss (String) - of the weights that are set
# $least (String) - the least one
chapter-neuron-loss-and-least = { $loss } ({ $least })
chapter-neuron-auc-alone = AUC alone
# $spread (String) - AUC of the spread
# $contrast (String) - AUC of the contrast
chapter-neuron-both-aucs = { $spread } and { $contrast }
chapter-neuron-auc-of-both = AUC of both
chapter-neuron-about-auc = AUC: 1 tells all apart, 0.5 says nothing.
chapter-neuron-map = Map of the loss
chapter-neuron-scatter = Pictures by spread and contrast
chapter-neuron-ill = ill
chapter-neuron-undecided = undecided
chapter-neuron-told-right = of 400 new pictures are told right
chapter-neuron-loss-on-these = is the loss on these 400
chapter-neuron-point = Dark is a low loss. Point at a picture to see it.
# $class (String) - A, B or C
chapter-neuron-is-ill = { $class } (ill)
# $class (String) - Z
chapter-neuron-is-healthy = { $class } (healthy)
# $share (String) - as "98 %"
chapter-neuron-says = neuron: ill { $share }
# $spread (String) - a number
# $contrast (String) - a number
chapter-neuron-measured = spread { $spread }, contrast { $contrast }

## The learning rate

chapter-learning-rate-neuron = The neuron
chapter-learning-rate-bowl = Bowl
chapter-learning-rate-bowl-map = The bowl (x² + 25 y²) / 2, x to the right, y upwards: dark is low
chapter-learning-rate-course = Gap to the least loss, as a share of the gap at the start
# $steps (String) - a count
chapter-learning-rate-and-away = { $steps }, then diverges
chapter-learning-rate-turns = Steps that turn back
chapter-learning-rate-limit = Largest rate that settles
# $step (String) - a count
chapter-learning-rate-ran-away = Step { $step }: the loss is a million times the first one, and grows for ever. Choose a smaller rate, or press R to begin anew.
chapter-learning-rate-passed = 2 / steepest curvature is passed.
chapter-learning-rate-never = never
chapter-learning-rate-never-settles = settles: the rate is beyond the limit
chapter-learning-rate-steps-left = steps until 1 % of the first gap to the least loss is left
chapter-learning-rate-steps-away = steps until it had run away
chapter-learning-rate-is-limit = is the largest rate that settles: 2 / steepest curvature
# $rate (String) - a number
chapter-learning-rate-line = rate { $rate }

## Batches

chapter-batches-map = Map of the loss with three paths
chapter-batches-passes-left = passes until under 5 % of the first gap is left
chapter-batches-is-ratio = is rate / batch
chapter-batches-dots = Small dots: passes 9 to 20
chapter-batches-course = Gap to the least loss, as a share of the start, over passes through the 400 pictures
chapter-batches-passes = passes
# $passes (String) - as "1.25"
# $number (Number) - chooses the plural
chapter-batches-after = after { $passes } { $number ->
    [one] pass
   *[other] passes
}
chapter-batches-size = Pictures in a batch
chapter-batches-pairs = Batch: rate
# $batch (String) - a count of pictures
# $rate (String) - the learning rate
chapter-batches-pair = { $batch }: { $rate }
chapter-batches-passes-to-goal = Passes until under 5 %
chapter-batches-after-five = Left after five passes
chapter-batches-in-cloud = Left on average in passes 9 to 20
chapter-batches-ratio = Rate / batch
# $update (String) - a count
chapter-batches-ran-away = At update { $update } the loss ran away. Choose a smaller rate, or press R to begin anew.
# $batch (String) - a count of pictures
# $rate (String) - the learning rate
chapter-batches-line = batch { $batch }, rate { $rate }
# $batch (String) - a count of pictures
# $rate (String) - the learning rate
chapter-batches-yours = yours: batch { $batch }, rate { $rate }

## Momentum

chapter-momentum-ravine = Ravine
chapter-momentum-valleys = Two valleys
chapter-momentum-method = Method
chapter-momentum-plain = Plain
chapter-momentum-heavy-ball = Heavy ball
chapter-momentum-nesterov = Nesterov
chapter-momentum-adam = Adam
chapter-momentum-noise = Noise
chapter-momentum-about-noise = Rate 0.2; noise of deviation 1 fades away.
chapter-momentum-share = Momentum
chapter-momentum-map = The neuron's loss: dark is low
# $steps (String) - a count
chapter-momentum-course = The gap to the least loss: 1 % after { $steps } steps
# $steps (String) - a count
chapter-momentum-course-never = The gap to the least loss: over 1 % in { $steps } steps
chapter-momentum-no-landscape = Train a network, and its landscape is here.
# $key (String) - as "Ctrl+5"
chapter-momentum-landscape = The landscape of your run
    .hint = The loss around the path of the weights during the training; { $key } leads back here
chapter-momentum-plain-at-seven = Gradient descent at rate 7
chapter-momentum-pull = Rate x curvature
chapter-momentum-settles-below = Settles below
# $step (String) - a count
chapter-momentum-ran-away = At step { $step } the loss ran away. Choose a smaller rate, or press R to begin anew.
chapter-momentum-reached = Reached the deep valley:
chapter-momentum-not-tried = not tried
chapter-momentum-starts = Of 401 starts, 52.6 % lie on the side of the deep valley.
chapter-momentum-about-pad = Blue settles, orange does not
chapter-momentum-adam-has-none = Adam divides by the size of the gradient: it has no limit of this kind.
chapter-momentum-pad = Pad of learning rate and momentum
chapter-momentum-pad-rate = rate →
chapter-momentum-pad-share = ↑ momentum
chapter-momentum-curve = loss
chapter-momentum-at-shallow = at the shallow valley
chapter-momentum-at-deep = at the deep valley
# $share (String) - as "52.6 %"
chapter-momentum-walks = 401 walks at once: { $share } reach the deep valley
chapter-momentum-place = place x, at the start and on the way
chapter-momentum-about-starts = Each start, below its place; green and high: ended in the deep valley
chapter-momentum-strip = Starts and where they end
# $place (String) - as "-1.25"
chapter-momentum-start = start { $place }

## Convolution

chapter-convolution-identity = Identity
chapter-convolution-sobel = Sobel
chapter-convolution-outline = Outline
chapter-convolution-blur = Blur
chapter-convolution-best = Best 5 × 5
chapter-convolution-twin = Minus healthy twin
chapter-convolution-kernel = Kernel
chapter-convolution-number = Picture
chapter-convolution-no-tumor = healthy: no tumor
chapter-convolution-auc = AUC over 100 pictures
chapter-convolution-auc-here = AUC in this picture
chapter-convolution-chance = Chance
chapter-convolution-picture = The picture, its tumors outlined
chapter-convolution-response = The response of the kernel
chapter-convolution-difference = The picture minus its healthy twin
chapter-convolution-bars = AUC over the heads of 100 pictures: from 0.5, chance, to 1
chapter-convolution-chosen = Chosen kernel
# $name (String) - of the kernel
# $auc (String) - a number
chapter-convolution-auc-of = AUC of { $name }: { $auc }
chapter-convolution-weights = Its weights: drag or type
# $row (String) - counted from 1
# $column (String) - counted from 1
chapter-convolution-weight = Weight in row { $row }, column { $column }

## Pooling

chapter-pooling-move = A moved picture
chapter-pooling-walk = A walking tumor
chapter-pooling-table = The table
chapter-pooling-right = Move right, px
chapter-pooling-down = Move down, px
chapter-pooling-tumor-right = Tumor to the right, px
chapter-pooling-tumor-down = Tumor downwards, px
chapter-pooling-moved = Moved, px
# $right (String) - pixels
# $down (String) - pixels
chapter-pooling-way = { $right } right, { $down } down
chapter-pooling-changed = Cells that changed
chapter-pooling-changed-beside = Besides moving with the picture
chapter-pooling-values-before = Values before
chapter-pooling-values-after = Values after
chapter-pooling-not-moved = Not moved yet
# $step (String) - a count
# $steps (String) - of how many
chapter-pooling-step = Step { $step } of { $steps }
chapter-pooling-picture = The picture, 96 × 128
chapter-pooling-map = Its 2 × 2 maximum, 48 × 64
chapter-pooling-about-map = Each cell of the map is the largest of 2 × 2 pixels
# $share (String) - as "40 %"
chapter-pooling-orange = Orange: the { $share } of the cells that differ from the map before the move
chapter-pooling-largest = Of each 2 × 2 values the largest one stays
# $values (String) - the four values, as "20, 30, 112, 37"
chapter-pooling-stay = Of 16 values stay { $values }
chapter-pooling-walk-begins = A network learns from 3,200 EASY pictures (large, bright tumors), then it is asked about the tumor at each pixel …
chapter-pooling-one-tumor = One tumor of class A; all else about the picture stays
chapter-pooling-tumor-here = the tumor is here
chapter-pooling-probabilities = What the network says, pixel by pixel along the row
chapter-pooling-pixels = pixels to the right
# $pixels (String) - a count
chapter-pooling-at = { $pixels } px to the right
chapter-pooling-a-here = Class A, here
chapter-pooling-a-least = Class A, least on the row
chapter-pooling-a-most = Class A, most on the row
chapter-pooling-largest-change = Largest change by 1 px
# $points (String) - percentage points
# $number (Number) - chooses the plural
chapter-pooling-points = { $points } { $number ->
    [one] point
   *[other] points
}

## The output layer

# $learned (String) - a count of pictures
# $asked (String) - a count of pictures
chapter-output-layer-begins = A network learns from { $learned } pictures, then it is asked about { $asked } others …
chapter-output-layer-logits = Four logits
chapter-output-layer-pictures = 1,000 pictures
chapter-output-layer-heads = Ill or healthy
# $class (String) - A, B, C or Z
chapter-output-layer-logit = Logit of { $class }
chapter-output-layer-constant = Constant on all four
chapter-output-layer-temperature = Temperature
chapter-output-layer-best = Best temperature
    .hint = The temperature with the least cross-entropy
chapter-output-layer-change = Change by the constant
chapter-output-layer-softmax = Softmax of A and Z
chapter-output-layer-sigmoid = Sigmoid of A − Z
chapter-output-layer-right = Right
chapter-output-layer-sureness = Mean sureness
chapter-output-layer-error = Calibration error
chapter-output-layer-error-untouched = Calibration error at T = 1
chapter-output-layer-about-logits = Logits: what the last layer adds up, with the constant
# $temperature (String) - a number
chapter-output-layer-about-probabilities = Probabilities: exp(logit / { $temperature }) divided by the sum of all four
# $class (String) - A, B, C or Z
# $value (String) - a logit or a probability
chapter-output-layer-bar = { $class } { $value }
chapter-output-layer-as-right-as-sure = as right as sure
chapter-output-layer-network = the network
# $count (String) - of pictures
# $temperature (String) - a number
chapter-output-layer-reliability = Of { $count } pictures, at temperature { $temperature }: right answers by sureness
# $right (String) - as "98.2 %"
# $sure (String) - as "98.2 %"
# $error (String) - as "1.2 %"
chapter-output-layer-summary = Right { $right }, sure { $sure }, calibration error { $error }
# $share (String) - as "95 %"
chapter-output-layer-sure = { $share } sure
chapter-output-layer-counts = How many pictures are how sure
chapter-output-layer-count = pictures
# $least (String) - as "90"
# $most (String) - as "100 %"
chapter-output-layer-sure-range = { $least } to { $most } sure
chapter-output-layer-axis = sureness of the answer

## Cross-entropy

chapter-cross-entropy-error = cross-entropy
chapter-cross-entropy-square = half the squared error
chapter-cross-entropy-truth = Probability that each neuron gives to the truth, step by step
chapter-cross-entropy-errors = The two errors over the sum z of the neuron, and where the neurons are
chapter-cross-entropy-slope = A neuron moves by the slope of its error: where the curve is flat, it stands still.
chapter-cross-entropy-start = Start z
chapter-cross-entropy-at-start = Probability at the start
# $share (String) - a number
chapter-cross-entropy-percent = { $share } %
chapter-cross-entropy-steps = Steps, cross-entropy
chapter-cross-entropy-steps-square = Steps, half the square
chapter-cross-entropy-gradients = First gradients
# $ratio (String) - a number
chapter-cross-entropy-ratio = { $ratio } : 1
chapter-cross-entropy-chance = Chance, four classes
chapter-cross-entropy-half = one half
# $error (String) - the name of an error
# $count (String) - of steps, as it is shown
# $number (Number) - chooses the plural
chapter-cross-entropy-to-half = { $error }: { $count } { $number ->
    [one] step
   *[other] steps
} to one half
# $error (String) - the name of an error
chapter-cross-entropy-never-half = { $error }: never one half
chapter-cross-entropy-its-neuron = its neuron
chapter-cross-entropy-sum = sum z
# $sum (String) - a number
chapter-cross-entropy-at = z = { $sum }

## Over- and underfitting

chapter-overfitting-training = on pictures it learns from
chapter-overfitting-test = on pictures it never sees
# $pictures (String) - a count
chapter-overfitting-course = Right answers while it learns from { $pictures } pictures, again and again
chapter-overfitting-course-new = Right answers while it learns from a new picture every time
chapter-overfitting-ends = Where each number of different pictures ends (choose the others too)
chapter-overfitting-axis = different pictures
chapter-overfitting-sizes = Number of pictures
chapter-overfitting-decay = L2
chapter-overfitting-different = Different pictures
chapter-overfitting-gap = Gap
# $points (String) - percentage points
# $number (Number) - chooses the plural
chapter-overfitting-points = { $points } { $number ->
    [one] point
   *[other] points
}
chapter-overfitting-new = new
chapter-overfitting-every-time-new = a new picture every time
# $pictures (String) - a count
chapter-overfitting-again = { $pictures } pictures, again and again
chapter-overfitting-weights = The 3,072 weights of one neuron: ill or healthy?
chapter-overfitting-colours = Weights: orange speaks for ill, blue for healthy
chapter-overfitting-lambda = Weight of the penalty, lambda
chapter-overfitting-loss-on-new = Loss on new pictures
chapter-overfitting-length = Length of the weights
chapter-overfitting-loss-training = loss on pictures it learns from
chapter-overfitting-loss-test = loss on pictures it never sees
chapter-overfitting-lambda-axis = weight of the penalty, lambda
chapter-overfitting-this-lambda = this lambda
# $lambda (String) - a number
chapter-overfitting-at-lambda = lambda { $lambda }

## Augmentation

chapter-augmentation-same = One picture of the set: always the same
chapter-augmentation-changed = One picture of the set, as it is seen again and again
chapter-augmentation-new = New pictures, each seen once
chapter-augmentation-chart = Right answers on new pictures
chapter-augmentation-none = no change
chapter-augmentation-all = all that keep the class
chapter-augmentation-zoom-alone = zoom alone
chapter-augmentation-endless = new pictures
chapter-augmentation-source = Learn from
chapter-augmentation-kinds = Changes of the 100 pictures
chapter-augmentation-images = Pictures that the network learns from
# $count (String) - as it is shown
chapter-augmentation-set = { $count } pictures
chapter-augmentation-flip = flip
chapter-augmentation-move = move
chapter-augmentation-tone = tone
chapter-augmentation-noise = noise
chapter-augmentation-size = size
chapter-augmentation-zoom = zoom

## The shortcut

chapter-shortcut-share = Class A with the square
chapter-shortcut-chart = Pictures that the network calls A
chapter-shortcut-never = never
chapter-shortcut-half = in half
chapter-shortcut-always = always
chapter-shortcut-choice = The square in pictures of class A
chapter-shortcut-a-with = A with the square: called A
chapter-shortcut-a-without = A without it: called A
chapter-shortcut-healthy-with = Healthy with it: called A
chapter-shortcut-on-square = Evidence for A on the square
chapter-shortcut-picture-a = Class A with the square
chapter-shortcut-picture-healthy = Healthy with the square
chapter-shortcut-blue = Bright blue: what speaks for class A
chapter-shortcut-line-healthy = healthy with the square
chapter-shortcut-line-with = A with the square
chapter-shortcut-line-without = A without it

## Autoencoders

chapter-autoencoder-code-kept = What can be read off the code (R²: 1 exactly, 0 not at all)
chapter-autoencoder-move = move
chapter-autoencoder-shade = shade
chapter-autoencoder-shrink = shrink
chapter-autoencoder-contrast = contrast
chapter-autoencoder-area = tumor area
chapter-autoencoder-class = class
# $share (String) - as "80 %"
chapter-autoencoder-of-chance = { $share } (chance 25 %)
chapter-autoencoder-same = the same in all pictures
chapter-autoencoder-stage = Stage
chapter-autoencoder-denoise = Denoise
chapter-autoencoder-code = Code
chapter-autoencoder-numbers = Numbers in the code
chapter-autoencoder-seen = Pictures seen
chapter-autoencoder-noisy-pictures = Noisy pictures
chapter-autoencoder-median = 3 × 3 median
chapter-autoencoder-network = Network
chapter-autoencoder-median-tumors = Median, on tumors
chapter-autoencoder-network-tumors = Network, on tumors
chapter-autoencoder-painted = Painted from the code
chapter-autoencoder-painted-tumors = Painted, on tumors
chapter-autoencoder-about-decibels = Decibels (dB) of the peak signal-to-noise ratio: 6 dB more is half the error.
chapter-autoencoder-noisy = Noisy
chapter-autoencoder-denoised = Denoised
chapter-autoencoder-true = True
chapter-autoencoder-given = Given
# $name (String) - which picture: noisy, denoised ...
# $number (String) - counted from 1
chapter-autoencoder-picture = { $name } picture { $number }
chapter-autoencoder-line-noisy = noisy
chapter-autoencoder-line-network = network
chapter-autoencoder-above = the pictures above
chapter-autoencoder-chart = Nearness to the wanted picture while it learns, in dB
# $value (String) - a number
chapter-autoencoder-decibels = { $value } dB

## Restricted Boltzmann machines

chapter-boltzmann-begins = A machine learns 60,000 coarse masks together with their class, then it dreams …
chapter-boltzmann-masks = Masks
chapter-boltzmann-gray = Gray patches
chapter-boltzmann-dreams = Dreams
chapter-boltzmann-class = Class to dream of
chapter-boltzmann-rates = Rates to try
chapter-boltzmann-healthy = Healthy
# $pass (String) - counted from 1
# $patches (String) - a count
chapter-boltzmann-ran-away = At this rate the weights grew without bound in pass { $pass }, after { $patches } patches. R goes back to a rate that works.
# $patches (String) - a count
chapter-boltzmann-filters = 64 filters after { $patches } patches
chapter-boltzmann-colours = The filters: orange adds, blue takes away
chapter-boltzmann-machine = the machine
chapter-boltzmann-mean = the mean patch
chapter-boltzmann-error = What a reconstruction misses: mean square per pixel
chapter-boltzmann-axis = patches seen
# $count (String) - as it is shown
# $number (Number) - chooses the plural
chapter-boltzmann-after = after { $count } { $number ->
    [one] patch
   *[other] patches
}
chapter-boltzmann-missed = Missed by a reconstruction
chapter-boltzmann-missed-by-mean = Missed by the mean patch
chapter-boltzmann-dead = Dead units
chapter-boltzmann-discs = Filters like a soft disc
chapter-boltzmann-pixels = Tumor in the middle? Pixels
chapter-boltzmann-learned = … learned filters
chapter-boltzmann-random = … random filters
# $class (String) - A, B or C
# $steps (String) - a count
chapter-boltzmann-dreamed = Dreams of class { $class } after { $steps } steps
# $steps (String) - a count
chapter-boltzmann-dreamed-healthy = Dreams of the healthy class after { $steps } steps
# $class (String) - A, B or C
chapter-boltzmann-true = True masks of class { $class }
chapter-boltzmann-true-healthy = True masks of the healthy class
chapter-boltzmann-blobs = Blobs in a dream
chapter-boltzmann-true-blobs = Blobs in a true mask
chapter-boltzmann-recognised = Recognised as asked
