### Trainings: their settings, what happens to them, those that are kept, the landscape of one, and the stories.

## The settings of a training

setting-sees = Sees
    .hint = Base and sample: the network is given the difference of the sample from the base image beside the sample
setting-answers = Answers
    .hint = Ill or healthy: one neuron with the sigmoid in place of four with softmax. Three of four pictures are ill
setting-answers-four = A, B, C or Z
setting-answers-binary = ill or healthy
setting-architecture = Architecture
    .hint = What learns. A choice brings the settings that go with it
# $name (String) - of the network
# $count (String) - how many weights
setting-architecture-choice = { $name }, { $count } weights
# $sentence (String) - what the network is
# $count (String) - how many weights
setting-architecture-about = { $sentence } { $count } weights.
setting-pictures = Pictures
    .hint = Fresh ones without end; the same ones again and again, which shows learning by heart; or your own, from files
setting-pictures-endless = Endless
    .choice = Endless, each one new
setting-pictures-fixed = Fixed
    .choice = A fixed set, again and again
setting-pictures-files = From files
    .folder = A folder…
    .archive = An npz file…
setting-fixed-set = Pictures in the set
setting-augment = Augment
    .hint = Change each picture of the set whenever it is seen, so that few pictures become many; zoom changes the class, and is there to show that
setting-augment-mirror = flip
    .hint = Left and right exchanged in half of the pictures
setting-augment-move = move
    .hint = Moved by up to 8 pixels in each direction
setting-augment-tone = tone
    .hint = Contrast changed by up to 15 %, brightness by up to 15 gray levels
setting-augment-noise = noise
    .hint = Every pixel changed by up to 12 gray levels
setting-augment-size = size
    .hint = Smaller or larger by up to 10 %
setting-augment-zoom = zoom
    .hint = Enlarged by up to 2.2: medium tumors look like big ones, so that the class is wrong
setting-length = Length
    .hint = When it ends; pauses do not count. By pictures it gives the same network at every speed
setting-unit = Unit of the length
    .minutes = minutes
    .pictures = pictures
setting-minutes = Minutes
setting-pictures-seen = Pictures seen in all
setting-learning-rate = Learning rate
    .short = Learning rate
    .hint = How far a step goes, at the most. Can be changed while it runs
setting-optimizer = Optimizer
    .hint = How the weights follow the gradient
setting-optimizer-gradient-descent = gradient-descent
setting-optimizer-sgd = sgd
setting-optimizer-momentum = momentum
setting-optimizer-nesterov = nesterov
setting-optimizer-adam = adam
setting-optimizer-adamw = adamw
setting-optimizer-muon = muon
setting-optimizer-quick-muon = quick-muon
setting-schedule = Schedule
    .hint = The course of the learning rate
setting-schedule-constant = constant
setting-schedule-steps = steps
setting-schedule-cosine = cosine
setting-schedule-one-cycle = one-cycle
setting-l2 = L2
    .hint = Pulls the weights towards zero, against overfitting. Can be changed during the training
setting-batch = Batch
    .hint = Pictures per step
setting-batch-one = One picture per step
    .hint = A step after every single picture
setting-batch-all = All pictures per step
    .short = all
    .hint = A step after all pictures of the set
    .endless = Endless pictures have no end: choose a fixed set first
# $most (String) - how many pictures
# $optimizer (String) - as "gradient-descent"
setting-batch-too-large = More than { $most } at once do not fit; the optimizer { $optimizer } takes them in parts
setting-guidance = Guidance
    .hint = Weight of the second task of the training: to find which tumors lie where. Compact networks only
setting-smoothing = Smoothing
    .hint = Share of the target that is spread over all answers, so that the target of the right answer stays below 100 %
setting-bases = Base images
    .short = Base images
    .hint = Base images of the pictures: the one in use, or endlessly many that are painted at random, for a network that reads any
setting-bases-given = the one in use
setting-bases-random = endlessly many
setting-patience = Patience
    .hint = Ends after so many measurements without a better one
    .none = to the end
setting-stop-early = Stop early
setting-measurements = Measurements without a better one
setting-seed = Seed
    .hint = Fixes first weights and all pictures: the same seed, the same training
    .name = Seed of the training
setting-run-name = Run name
    .hint = The run is kept under this name; left empty, it gets a name by itself
    .empty = automatic
setting-device = Device
    .hint = Where it computes
    .auto = auto
    .gpu = GPU
    .cpu = CPU
# $setting (String) - as "Batch"
# $value (String) - a number
# $low (String) - a number
# $high (String) - a number
setting-out-of-limits = the setting “{ $setting }” is { $value }; it must be from { $low } to { $high }
# $setting (String) - as "Batch"
# $value (String) - a number
# $low (String) - a number
# $high (String) - a number
setting-not-whole = the setting “{ $setting }” is { $value }; it must be a whole number from { $low } to { $high }
setting-no-fixed-set = gradient descent looks at all pictures before each step, and endless ones have no end; choose a fixed set of pictures, or another optimizer
setting-nothing-to-multiply = augmentation multiplies a fixed set of pictures; endless pictures are all different

## What happens to a training

# $reason (String) - as "The GPU failed"
run-gpu-not-ready = { $reason }. The training runs on the CPU.
# $reason (String) - as "the GPU failed"
run-gpu-lost = { $reason }. The training goes on with the CPU, from the last good weights.
# $reason (String) - as "the GPU failed"
run-gpu-lost-early = { $reason }. The training goes on with the CPU, from the start.
# $reason (String) - what failed
run-not-kept = The run is not saved: { $reason }
# $reason (String) - what failed
run-kept-no-more = The run is kept no more: { $reason }. The training goes on
# $pictures (String) - how many
# $answer (String) - as "B"
run-one-answer = After { $pictures } pictures the network still says { $answer } to everything: it has learned nothing yet. Wait a little; if it stays so, the learning rate is too high or too low, or the network has no normalisation
# $reason (String) - what failed
run-not-tested = The test pictures could not be tried: { $reason }
# $best (String) - as "55.0 %"
# $pictures (String) - how many
# $last (String) - as "27.0 %"
run-collapsed = The training collapsed: it was right in { $best } of the pictures after { $pictures } of them, and in { $last } at the end. The best network is kept. The learning rate is probably too high; try a third of it
run-repair-anew = The run was cut short before anything was kept from which it could go on: it starts anew
# $pictures (String) - how many
run-repair-best-from-kept = The best network of the run (best.model) was missing, damaged or another one: it is now the best that is left, the one after { $pictures } pictures
# $pictures (String) - how many
run-repair-best-from-state = The best network of the run (best.model) was missing, damaged or another one, and no other is left: it is now the one with which the run goes on, after { $pictures } pictures
run-repair-last = The last network of the run (last.model) was missing, damaged or another one: it was made again
run-repair-checkpoints = The networks along the way of the run (checkpoints) were missing: new ones are kept from here on
run-repair-dataset-unknown = The run was begun by an older version, which did not note what its dataset was: it goes on with the dataset as it is now
# $reason (String) - what the system said
run-no-threads = No threads for the training: { $reason }
# $reason (String) - what failed
run-interrupted = The training was interrupted: { $reason }
# $reason (String) - what failed
run-no-pictures = Cannot make pictures: { $reason }
# $reason (String) - what failed
run-not-taken-up = Cannot go on with the run: { $reason }
# $run (String) - its name
# $status (String) - as "complete"
run-at-its-end = There is nothing to go on with: the run { $run } is { $status }
# $device (String) - its name
# $reason (String) - what the device said
run-device-failed = the { $device } failed while computing ({ $reason })
run-diverged = the numbers of the network became infinite or undefined: the learning rate is too high for this network and optimizer; a smaller learning rate usually helps
# $steps (String) - how many
# $mean (String) - the loss
# $chance (String) - the loss of guessing
run-ran-away = The loss has been far above guessing for { $steps } steps ({ $mean }; guessing has { $chance }). The learning rate is probably too high for this network and optimizer; try a third of it
# $reason (String) - what does not fit
run-state-unfit = the state of the training does not fit its settings: { $reason }
run-finish-complete = The training is complete
run-finish-stopped = The training was stopped; the network is kept
run-finish-no-progress = The training ended early: nothing became better any more; the best network is kept
run-finish-discarded = The training was discarded
run-no-network = There is no trained network to keep yet
# $reason (String) - what the system said
run-cannot-start = The training cannot start: { $reason }
# $reason (String) - what the system said
run-cannot-go-on = The training cannot go on: { $reason }
run-under-way = A training is under way; stop it first

## The trainings that are kept

run-status-running = running
run-status-paused = paused
run-status-interrupted = interrupted
run-status-complete = complete
run-status-stopped = stopped
run-status-no-progress = stopped early
run-status-failed = failed
run-status-unreadable = unreadable
# $device (String) - its name
run-on-device = on the { $device }
# $from (String) - the name before
# $to (String) - the name now
run-renamed = The run { $from } is now called { $to }
# $run (String) - its name
run-deleted = The run { $run } is deleted; it can be brought back
# $run (String) - its name
run-restored = The run { $run } is back
# $run (String) - its name
run-stopped-early = The run { $run } was stopped before its first measurement. Train, Runs, Continue starts it again
# $run (String) - its name
# $pictures (String) - how many
run-stopped-at = The run { $run } was stopped at { $pictures } pictures. Train, Runs, Continue goes on with it
# $run (String) - its name
run-name-taken = There is a run called { $run } already. Choose another name.
# $reason (String) - what failed
run-list-broken = The runs could not be read: { $reason }
# $run (String) - its name
run-best-of = the best of { $run }
run-no-place = There is no place for runs on this system. Save the model as a file instead.
run-none = No runs yet. Press Start: every training is kept here as it goes.
run-tick-hint = Tick runs to lay their curves over each other: validation thick, training thin
run-none-ticked = No run is ticked
# $run (String) - its name
run-bring-back = Bring { $run } back
run-loss = Loss
    .hint = The loss in place of the accuracy
# $run (String) - its name
run-line-training = { $run }, training
# $run (String) - its name
run-line-validation = { $run }, validation
# $run (String) - its name
run-hide = Hide { $run }
# $run (String) - its name
run-show = Show { $run }
run-hide-curve = Hide this curve
run-show-curve = Show this curve
run-column-run = run
run-column-pictures = pictures
run-column-best = best
run-column-state = state
run-continue = Continue
    .hint = Goes on where it was stopped or cut short
run-play-best = Play best
    .hint = Its best network plays against you
run-rename = Rename
    .hint = Gives it another name
run-delete = Delete
    .hint = Asks once more; the last one deleted can be brought back
run-delete-really = Really delete?
    .hint = Takes it out of the list
run-keep = Keep it
    .hint = Deletes nothing
run-new-name = New name of the run

## The landscape of a run

run-landscape = Landscape
    .hint = The loss around the path of the weights during the training
    .name = Run of the landscape
    .choose = Choose a run
    .stop = Stop
    .stays = What is known of the landscape stays
    .map = Loss over the plane of the run
    .start = start
    .end = end
run-landscape-none = No runs yet. Press Start: every training is kept, with its checkpoints.
run-landscape-about = Choose a run. The loss is computed over the plane that lies nearest to its checkpoints.
run-landscape-point = At the point
    .back = Back to the end of the run
# $loss (String) - a number
# $pictures (String) - how many
run-landscape-loss = Loss { $loss } over { $pictures } pictures
# $truth (String) - as "B"
run-landscape-picture = The picture in hand is { $truth }. The network says:
# $share (String) - a whole number of percent
# $first (String) - a whole number of percent
# $second (String) - a whole number of percent
run-landscape-variance = The plane explains { $share } % of the variance of the checkpoints ({ $first } + { $second } %).
# $pictures (String) - how many
# $loss (String) - a number
# $plane (String) - a number
run-landscape-end-about = After { $pictures } pictures the network has a loss of { $loss }; the plane beside it has { $plane }. The map shows the plane, not the run.
# $count (String) - how many there are
run-plane-too-few = a plane needs three checkpoints, there are { $count }
run-plane-different = the checkpoints have different numbers of weights
run-plane-not-finite = a checkpoint has weights that are no numbers
run-plane-line = the checkpoints lie on a line or are the same, so that no plane is the best

## Recorded stories

# $title (String) - of the story
story-no-gradients = The recording of “{ $title }” holds its curves, not the gradients of each layer. Run it live to see them: Live, Run it live.
# $title (String) - of the story
story-no-mistakes = The recording of “{ $title }” holds its curves, not the pictures that were mistaken. Run it live to see them: Live, Run it live.
# $title (String) - of the story
story-recorded = Recorded: { $title }
# $seen (String) - how many
# $all (String) - how many
# $machine (String) - as "a busy CPU with 2 threads"
story-recorded-how-far = { $seen } of { $all } pictures, on { $machine }
story-skip = Skip to the end
# $pictures (String) - how many
story-go-on = Go on live after { $pictures } pictures
story-go-on-about = The recording keeps its network of that moment: the same training goes on with it on this machine
story-run-live = Run it live from the start
    .hint = The same training on this machine, with new weights
    .curves = The same training on this machine, with new weights: this recording keeps its curves, no network
story-close-hint = Back to the charts of the training
# $title (String) - of the story
# $reason (String) - what failed
story-unreadable = The recording of “{ $title }” cannot be read: { $reason }

## Stories

story-heading = Stories
    .about = Load fills in the plan, and Start tells the story. Watch plays back how it went once, in 15 seconds.
story-endless-pictures = endless
# $network (String) - its name
# $mode (String) - as "HARD"
# $pictures (String) - as "1500 pictures"
# $images (String) - how many are seen
story-plan = { $network }, { $mode }, { $pictures }; ends after { $images }
story-load = Load
# $title (String) - of the story
story-load-spoken = Load “{ $title }”
story-watch = Watch
# $title (String) - of the story
story-watch-spoken = Watch “{ $title }”
story-time-measuring = measuring how long it takes here …
story-time-unknown = how long it takes here could not be measured
# $count (String) - how many
story-time-seconds = about { $count } seconds here
# $count (String) - how many
story-time-minutes = about { $count } minutes here
# $count (String) - how many
story-time-hours = about { $count } hours here
story-machine-cpu = a CPU with 2 threads
story-machine-busy-cpu = a busy CPU with 2 threads
story-stuck = Stuck at chance
    .sentence = The learning rate of 2019 and no normalisation: the loss stays at chance, and one class is the answer to all.
    .watch = Watch the loss: it stays on the dashed line of chance, and the answer is one class for every picture. Then look at Gradients: the convolutions get about a tenth of what the output gets, and that does not change.
story-overfit = Learned by heart
    .sentence = 87 million weights and 1,500 pictures: every training picture is known in the end, and fewer than half of the others.
    .watch = Watch the two accuracies part: on its own 1,500 pictures the network reaches 100 %, on others it stays below 50 %. The validation loss turns and climbs to twice the line of chance: it is surer and surer of wrong answers.
story-l2 = The cure by L2
    .sentence = The same network and pictures with L2: less sure of wrong answers, and fewer of them.
    .watch = Watch the validation loss: L2 keeps the weights small, and the loss stays below chance, at little more than a third of that of “Learned by heart”, and 55 of 100 others are right in place of 48. L2 cannot teach what 1,500 pictures do not show.
story-endless = The cure by endless pictures
    .sentence = The same network with a new picture each time: nothing can be learned by heart.
    .watch = Watch the two curves stay together: every picture is new, so training and validation ask the same. Both end near 70 % and would go on rising. Compare it in Runs with “Learned by heart”, the same network on 1500 pictures.
story-earlier = What an earlier picture is worth
    .sentence = The network is given the base image too, as a reader has an earlier picture: it learns from the difference.
    .watch = Watch the validation accuracy: it leaves chance after 1,500 pictures and reaches 98 % after 6,000. Beside the sample the network is given its difference from the base image: little but the tumors is left of it.
story-not-earlier = The same without it
    .sentence = The same pictures for the network compact3, which has the same layers and is given the sample alone: it must find out what is healthy by itself.
    .watch = Watch the validation accuracy: it stays at chance for 2,500 pictures and ends at 97 %, with more than twice as many errors after the same time. Hide the base image from yourself in Play, and see what it is worth to you.
