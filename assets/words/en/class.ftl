class-page-bias-lab = Bias lab
    .hint = How far people follow a machine that gives advice
class-page-vote = Vote
    .hint = The whole class votes by hands or chips, against the machine
