### The Factory: the knobs, the sample, and the pages about it.

## The pages

factory-page-peel = Peel
    .hint = The sample through the stages of its making
factory-page-region = Region
    .hint = Where tumors may lie on the base image
factory-page-breaking-point = Breaking point
    .hint = At which value of a knob the machine breaks
factory-page-one-knob = One knob
    .hint = The same sample at nine values of one knob
factory-page-grid = Grid
    .hint = Many samples at once
factory-page-difference = Difference
    .hint = What the sample has more or less than the base, moved and toned alike
factory-page-target = Target
    .hint = A picture of yours that samples should look like
factory-page-sample = Sample
    .hint = The base image and one sample made from it

## Recipes that are impossible

# $key (String) - the name of the value in the file
factory-recipe-no-version = recipe value "{ $key }": 0 is no version of this format
# $key (String) - the name of the value in the file
# $version (String) - its version
# $known (String) - the newest version that can be read
factory-recipe-newer-version = recipe value "{ $key }": { $version } was written by a newer program (this one reads up to { $known })
# $key (String) - the name of the value in the file
factory-recipe-no-prior = recipe value "{ $key }": at least one class needs a prior above 0
# $key (String) - the name of the value in the file
# $millions (String) - a number
# $most (String) - a number
factory-recipe-too-many-discs = recipe value "{ $key }": the discs of one picture could have { $millions } million pixels, more than { $most } million: fewer tumors, fewer discs or smaller radii are needed
# $key (String) - the name of the value in the file
# $value (String) - a number
# $low (String) - a number
# $high (String) - a number
factory-recipe-not-between = recipe value "{ $key }": { $value } is not between { $low } and { $high }
# $key (String) - the name of the value in the file
# $first (String) - a number
# $last (String) - a number
# $low (String) - a number
# $high (String) - a number
factory-recipe-no-range = recipe value "{ $key }": { $first } to { $last } is not a range within { $low } to { $high }
# $key (String) - the name of the value in the file
# $low (String) - a number
# $high (String) - a number
factory-recipe-no-whole-number = recipe value "{ $key }": there is no whole number from { $low } to { $high }
# $key (String) - the name of the value in the file
# $places (String) - a count
# $fewest (String) - a count
factory-recipe-small-region = recipe value "{ $key }": it has { $places } positions for tumors; at least { $fewest } are needed

## What the room says

factory-first-picture = The first picture is on its way
# $reason (String) - what failed
factory-said-nothing-to-measure = There is nothing to measure: { $reason }
# $reason (String) - what failed
factory-said-cannot-measure = This cannot be measured: { $reason }
# $reason (String) - what failed
factory-said-interrupted = The factory was interrupted: { $reason }
# $name (String) - the name of a file
factory-said-target = Target: { $name }
factory-said-pins-in-recipe = The recipe now draws values near your pinned ones. This picture was drawn anew: Undo restores your pinned values
factory-said-no-picture = There is no picture yet
factory-said-nothing-measured = There is nothing measured yet
factory-said-export-busy = Another export is still running
factory-said-export-tells = This dataset would hold the picture that waits for your answer in Play. Answer it first, or export another seed
# $number (Number) - chooses the plural
# $total (String) - as it is shown
# $place (String) - a folder or a file
factory-said-export-done = { $number ->
    [one] { $total } picture is in { $place }
   *[other] { $total } pictures are in { $place }
}
factory-said-export-cancelled = The export was cancelled; nothing was left behind
# $reason (String) - what failed
factory-said-export-failed = The export failed: { $reason }
# $name (String) - of the preset
factory-said-preset-kept = The preset { $name } is kept
# $from (String) - the old name
# $to (String) - the new name
factory-said-preset-renamed = The preset { $from } is now called { $to }
# $name (String) - of the preset
factory-said-preset-deleted = The preset { $name } is deleted
# $name (String) - of the preset
factory-said-preset-restored = The preset { $name } is back
# $reason (String) - what failed
factory-said-presets-broken = The presets could not be read: { $reason }

## The two lines above the pictures

factory-save = Save
factory-copy = Copy
factory-copy-sample-hint = Copy the sample to the clipboard, enlarged
factory-copy-stages-hint = Copy the stages side by side to the clipboard, enlarged
factory-copy-grid-hint = Copy the whole grid to the clipboard, enlarged
factory-copy-nine-hint = Copy the nine pictures to the clipboard, enlarged
factory-save-png = Save PNG…
factory-save-sample-hint = Save the sample, pixel by pixel
factory-save-stages-hint = Save the stages side by side, pixel by pixel
factory-save-grid-hint = Save the whole grid, pixel by pixel
factory-save-nine-hint = Save the nine pictures, pixel by pixel
factory-save-table = Save table…
factory-save-table-hint = Every value with its right answers and intervals (CSV)
factory-previous = Previous picture
factory-next = Next picture
factory-number = Picture
factory-seed = Seed
factory-random = Random
    .hint = Some other picture
factory-outlines = Outlines
    .hint = The borders of the tumors

## The pictures side by side

factory-base-image = Base image
# $name (String) - of the base image
factory-base-caption = Base image: { $name }
factory-sample = Sample
factory-target = Target
# $name (String) - what it shows
factory-picture-spoken = Picture: { $name }
# $left (String) - a number
# $right (String) - a number
# $top (String) - a number
# $bottom (String) - a number
factory-pixels-seen = columns { $left } to { $right }, rows { $top } to { $bottom }
# $column (String) - a number
# $row (String) - a number
# $value (String) - a gray value
factory-pixel = column { $column }, row { $row }: { $value }
factory-compare-before = Before
    .hint = While it is pressed, or the key B: the sample without alterations of its gray values, aligned
factory-compare-before-spoken = Before: the sample without alterations, aligned
factory-compare-aligned = Aligned
    .hint = Whether the base is moved, shrunk and turned like the sample while it blinks
factory-compare-base-aligned = Base, aligned
factory-compare-base-blinking = Base image, blinking
factory-compare-sample-blinking = Sample, blinking
factory-compare-blink-base = Sample and base alternate in one place (K)
factory-compare-blink-target = Target and sample alternate in one place (K)

## The column beside the pictures

factory-face-picture = This picture
factory-face-recipe = Recipe
factory-play = Play it
    .hint = The game shows pictures of this recipe
factory-train = Train on it
    .hint = The next training learns this recipe
factory-export = Export…
    .hint = Write a dataset of this recipe
factory-undo = Undo
factory-redo = Redo
# $key (String) - as "Ctrl+"
factory-redo-hint = { $key }Shift+Z
factory-as-drawn = As drawn
    .hint = Takes all pins away and puts all tumors back
factory-to-recipe = To recipe
    .hint = Turns the pins into ranges of the recipe: every picture then draws values around them
factory-tumors-big = Big tumors
    .hint = How many big tumors this picture has.
factory-tumors-medium = Medium tumors
    .hint = How many medium tumors this picture has.
factory-tumors-small = Small tumors
    .hint = How many small tumors this picture has.
factory-tumors-size = Tumor size
    .hint = Makes all tumors larger above 1 and smaller below.
factory-tumors-light = Tumor light
    .hint = Makes all tumors brighter above 0 and fainter below.
# $place (String) - a number
# $count (String) - a count
# $size (String) - as "small"
factory-tumor-of = { $place } of { $count }, { $size }
factory-tumor-none = No tumor in this picture
# $number (Number) - chooses the plural
# $count (String) - as it is shown
factory-tumor-drag = { $number ->
    [one] { $count } tumor: drag it
   *[other] { $count } tumors: drag one
}
factory-tumor-next = Next tumor
    .hint = Select the next tumor of this picture
factory-tumor-remove = Remove
    .hint = Take this tumor out of the picture (Delete)
factory-tumor-row-hint = This tumor alone, in this picture.
factory-tumor-right = Tumor: right
factory-tumor-down = Tumor: down
factory-tumor-size = Tumor: size
factory-tumor-light = Tumor: shade
# $name (String) - of the value
factory-row-slider = { $name }, slider
# $hint (String) - what the value does, a sentence
# $drawn (String) - a number
factory-row-hint = { $hint } Drawn: { $drawn }. Double click: as drawn.
# $hint (String) - what the value does, a sentence
# $drawn (String) - a number
# $unit (String) - as "px"
factory-row-hint-unit = { $hint } Drawn: { $drawn } { $unit }. Double click: as drawn.
factory-row-is-there = in this picture
factory-row-is-not-there = not in this picture
# $name (String) - of the value
factory-row-as-drawn = { $name } as drawn
factory-row-as-drawn-hint = Take the pin away: the value as it was drawn

## The knobs of the recipe

factory-knobs-search = Search a knob
factory-knobs-yours = Yours…
factory-recipe-open = Open…
    .hint = Open a recipe (TOML)
factory-recipe-save = Save…
    .hint = Save the recipe (TOML)
# $name (String) - of the recipe
factory-recipe-changed = { $name }, changed
# $reason (String) - as "off in this recipe"
factory-idle-hint = These knobs change nothing in view: { $reason }
factory-idle-off = off in this recipe
factory-idle-not-in-this-picture = not in this picture
factory-idle-no-big-tumor = no big tumor in this picture
factory-idle-no-medium-tumor = no medium tumor in this picture
factory-idle-no-small-tumor = no small tumor in this picture
# $class (String) - A, B, C or Z
factory-idle-other-class = this picture is { $class }
factory-knob = Knob
# $knob (String) - name of the knob
# $unit (String) - as "px"
factory-knob-unit = { $knob } ({ $unit })
# $knob (String) - name of the knob
# $value (String) - a number
factory-knob-at = { $knob } { $value }
# $knob (String) - name of the knob
factory-knob-on = { $knob } (on)
factory-knob-reset = Reset
    .hint = Back to the preset
factory-knob-drawn-hint = The value that this picture drew
# $knob (String) - name of the knob
factory-knob-from = { $knob } from
# $knob (String) - name of the knob
factory-knob-to = { $knob } to
factory-knob-deviation = deviation
# $knob (String) - name of the knob
factory-knob-distribution = { $knob } distribution
# $knob (String) - name of the knob
factory-handle-value = { $knob } value, handle
# $knob (String) - name of the knob
factory-handle-from = { $knob } from, handle
# $knob (String) - name of the knob
factory-handle-to = { $knob } to, handle

## Presets that are kept

factory-presets-title = Your presets
factory-presets-no-place = There is no place for presets on this system. Save the recipe as a file instead.
# $name (String) - of the preset
factory-presets-bring-back = Bring “{ $name }” back
factory-presets-name = Name
factory-presets-replace = Replace it
factory-presets-keep = Keep this recipe
factory-presets-taken = There is a preset of this name already
factory-presets-none = None yet: turn some knobs, give the recipe a name, keep it
factory-presets-load-hint = Tune on from this preset
factory-presets-rename = Rename
factory-presets-new-name = New name
factory-presets-delete = Delete
    .hint = Asks once more; the last one deleted can be brought back
factory-presets-keep-it = Keep it
factory-presets-really-delete = Really delete?
factory-presets-of-2019 = Like the program of 2019: upper bounds are never drawn, and discs lie only below a tumor's place
    .hint = For networks that are to read pictures of that program

## The export of datasets

factory-export-title = Export a dataset
# $seed (String) - a number
factory-export-about = Pictures of this recipe, seed { $seed }, from picture 0 on
factory-export-pictures = Pictures
factory-export-classes = Classes
factory-export-png = PNG folder
factory-export-pgm = PGM folder
factory-export-npz = NumPy npz
factory-export-masks = With masks of the tumors
factory-export-choose = Choose where…
# $rate (String) - a number
# $seconds (String) - a number
factory-export-rate = { $rate } pictures/s, { $seconds } s left
factory-export-cancel = Cancel the export
# $done (String) - a count
# $total (String) - a count
factory-pictures-of = { $done } of { $total } pictures

## Peel

factory-peel-picture = Picture
factory-peel-change = Change from the stage before
factory-peel-animate = Animate
factory-peel-stop = Stop
factory-contrasts-healthy = Healthy: there is no tumor to vanish
factory-contrasts-title = contrast of
    .hint = How much each tumor stands out from its surroundings after each stage, in gray levels
# $number (String) - its place in the list
# $size (String) - as "small"
factory-contrasts-tumor = { $number }. { $size }

## Difference

factory-difference-drawn = Sample minus base image (same position and gray values)
factory-difference-found = Sample less base, without the truth
factory-difference-laid = Base laid under the sample
factory-difference-as-drawn = as drawn
    .hint = The base moved and toned by the values that were drawn: the truth
factory-difference-as-found = as found
    .hint = Place and tone found from the two pictures alone. The difference is in gray levels of the base
factory-histogram-title = Gray values
factory-histogram-axis = pixels, log scale
factory-histogram-base = base
factory-histogram-sample = sample
# $gray (String) - a gray value
# $first (String) - name of a picture
# $one (String) - a count
# $second (String) - name of a picture
# $two (String) - a count
factory-histogram-at = gray { $gray }: { $first } { $one }, { $second } { $two }
factory-alignment-apart = These two pictures do not belong together: no place and no tone makes the base look like the sample.
factory-alignment-found = found
factory-alignment-drawn = drawn
factory-alignment-width = Width ratio
    .hint = New width over old width
factory-alignment-height = Height ratio
    .hint = New height over old height
factory-alignment-right = Right, px
    .hint = How far the head lies to the right
factory-alignment-down = Down, px
    .hint = How far the head lies below
factory-alignment-angle = Angle, degrees
    .hint = Counter-clockwise
factory-alignment-flip = Flip
    .hint = 1 if left and right are exchanged, 0 if not
factory-alignment-contrast = Contrast ratio
    .hint = Gray levels of the sample per gray level of the base
factory-alignment-middle = 128 becomes
    .hint = Gray value of the sample where the base has the gray value 128, without tumors and noise
factory-alignment-fit-place = Fit, px
    .hint = How far a part of the sample typically lies from where it is expected
factory-alignment-fit-tone = Fit, gray levels
    .hint = How far a pixel of the sample typically is from what is expected. Noise counts, tumors hardly do

## Target

factory-target-clear = Clear
    .hint = Forget this target
factory-target-open = Open…
# $name (String) - of the file
factory-target-file = Open another picture. This one is { $name }
# $name (String) - of the file
# $width (String) - a count
# $height (String) - a count
factory-target-fitted = Open another picture. This one is { $name }, fitted from { $width } × { $height } pixels
factory-target-title = Make samples look like a picture of yours
factory-target-invitation = Open any picture: it is made gray and fitted to 96 × 128 pixels. Then turn the knobs until the sample looks like it: both lie beside each other, alternate in one place, and are compared by gray values, noise, mean, contrast and sharpness.
factory-target-choose = Open a target…
factory-look-title = How they look
factory-look-sample = sample
factory-look-target = target
factory-look-difference = difference
factory-look-noise = Noise, gray levels
    .hint = Standard deviation of the noise, estimated where the picture is smoothest. Structure as fine as a pixel counts as noise
factory-look-mean = Mean, gray levels
    .hint = Mean gray value of all pixels
factory-look-contrast = Contrast, gray levels
    .hint = Standard deviation of all pixels
factory-look-sharpness = Sharpness, % per pixel
    .hint = How much gray values change from pixel to pixel, in per cent of the contrast in the bright part; without the noise

## Grid

factory-grid-all = all
factory-grid-mixed = Mixed seeds
    .hint = Each picture from a seed of its own
# $class (String) - A, B, C or Z
# $number (String) - its place in the series
factory-grid-number = { $class } { $number }
# $class (String) - A, B, C or Z
# $seed (String) - a number
factory-grid-seed = { $class } seed { $seed }
factory-grid-empty = No picture of this class comes with this recipe

## One knob

# $group (String) - of knobs
# $knob (String) - name of the knob
factory-strip-knob = { $group }: { $knob }

## Region

# $number (Number) - chooses the plural
# $count (String) - as it is shown
factory-region-places = { $number ->
    [one] { $count } place for tumors
   *[other] { $count } places for tumors
}
factory-region-found = Found
factory-region-threshold = Threshold
factory-region-ellipse = Ellipse
factory-region-levels = gray levels
    .hint = How much a pixel differs from the border of the picture, in gray levels
factory-region-centre = centre
factory-region-half-axes = half axes
factory-region-centre-column = Centre column
factory-region-centre-row = Centre row
factory-region-half-width = Half width
factory-region-half-height = Half height

## Breaking point

factory-split-all = All pictures
    .hint = The band holds the true share in 95 of 100 cases
factory-split-class = By class
    .hint = One line for each class: A, B, C and Z
factory-split-size = By tumor size
    .hint = Each class in two halves: samples whose tumors are smaller, on average, than is usual for their class, and larger
factory-chart-first = The first value is being measured
factory-chart-empty = Nothing is measured yet: press Measure
# $recipe (String) - its name
factory-chart-own = { $recipe } itself
factory-chart-you = you
# $pictures (String) - as "all pictures"
factory-chart-machine = the machine, { $pictures }
# $value (String) - a number
factory-chart-breaks = breaks at { $value }
# $share (String) - as "12 %"
# $right (String) - a count
# $pictures (String) - a count
# $low (String) - a number
# $high (String) - as "12 %"
factory-chart-counted = { $share }: { $right } of { $pictures } right (between { $low } and { $high })
factory-sweep-all = all pictures
factory-sweep-smaller = smaller tumors
factory-sweep-larger = larger tumors
# $recipe (String) - its name
# $knob (String) - name of the knob
# $value (String) - a number
factory-sweep-recipe = { $recipe }, { $knob } { $value }
# $number (String) - its place in the series
# $knob (String) - name of the knob
# $value (String) - a number
factory-sweep-picture = Picture { $number } with { $knob } at { $value }
factory-sweep-value = Value of the knob
factory-sweep-play = Play here
    .hint = Your answers with the knob at this value appear in the chart, beside the machine's
factory-sweep-measure-first = Measure the machine first: then you play the same recipe
# $number (Number) - chooses the plural
# $right (String) - a count
# $rounds (String) - a count
# $values (String) - as it is shown
factory-sweep-played = { $number ->
    [one] You: { $right } of { $rounds } right at one value
   *[other] You: { $right } of { $rounds } right at { $values } values
}
factory-sweep-from = from
factory-sweep-to = to
factory-sweep-smallest = Smallest value
factory-sweep-largest = Largest value
factory-sweep-count-hint = Pictures at each value: the same ones, only the knob differs
factory-sweep-cancel-hint = What is measured stays
factory-sweep-measure = Measure
    .hint = How often the machine that plays is right
# $alteration (String) - its name
factory-sweep-switched-off = { $alteration } is switched off in this recipe: it is measured switched on, the recipe stays as it is
factory-sweep-invitation = Turn one knob through its range and see at which value the machine breaks. Press Measure.
# $recipe (String) - its name
# $machine (String) - its name
# $count (String) - a count
# $seed (String) - a number
factory-sweep-about = { $recipe }, { $machine }, { $count } pictures of seed { $seed } at each value
# $recipe (String) - its name
# $machine (String) - its name
# $count (String) - a count
# $seed (String) - a number
# $low (String) - a number
# $high (String) - a number
factory-sweep-about-range = Measured: { $recipe }, { $machine }, { $count } pictures of seed { $seed } at each value; the knob from { $low } to { $high }
factory-sweep-other-settings = Measured with other settings
factory-sweep-show-recipe = Show that recipe
# $share (String) - as "12 %"
# $alteration (String) - its name
factory-sweep-obstacle = Only { $share } of the pictures have the alteration { $alteration }: set its probability to 1 first
# $knob (String) - name of the knob
factory-sweep-holds = { $knob }: the machine does not break in this range.
# $knob (String) - name of the knob
factory-sweep-holds-so-far = { $knob }: the machine does not break in this range so far.
# $knob (String) - name of the knob
factory-sweep-broken-from-the-start = { $knob }: the machine is right on fewer than half of the pictures already at the recipe's values.
# $knob (String) - name of the knob
# $value (String) - a number
factory-sweep-breaks-below = { $knob }: the machine is right in fewer than half of the pictures at { $value } and below.
# $knob (String) - name of the knob
# $value (String) - a number
factory-sweep-breaks-below-so-far = { $knob }: the machine is right in fewer than half of the pictures at { $value } and below so far.
# $knob (String) - name of the knob
# $value (String) - a number
factory-sweep-breaks-above = { $knob }: the machine is right in fewer than half of the pictures at { $value } and above.
# $knob (String) - name of the knob
# $value (String) - a number
factory-sweep-breaks-above-so-far = { $knob }: the machine is right in fewer than half of the pictures at { $value } and above so far.
# $knob (String) - name of the knob
# $below (String) - a number
# $above (String) - a number
factory-sweep-breaks-at-both-ends = { $knob }: the machine is right in fewer than half of the pictures below { $below } and above { $above }.
# $knob (String) - name of the knob
# $below (String) - a number
# $above (String) - a number
factory-sweep-breaks-at-both-ends-so-far = { $knob }: the machine is right in fewer than half of the pictures below { $below } and above { $above } so far.
