"""Elections of Pabulib (.pb, .pb.gz; arXiv 2012.06539) as `Pemilihan`, or one sentence that says why not.

META and PROJECTS are read in plain Python. So are the ballots, unless the compiled library can read them; both
give the same arrays and the same notes. Refused is what makes the result doubtful. Harmless bookkeeping is read,
and `catatan` says so with one sentence for each kind:

- fields are trimmed of blanks; an empty vote is a voter who names nothing; both without a note;
- blank lines, blank fields behind the last column, and rows without their last optional columns, unless the file
  ends in the middle of that line: then it may have been cut;
- capitals in column names, columns that are empty or doubled and not needed, text behind a closing quote in them;
- in META: semicolons in a value, keys without a value, and the last of two equal keys, if the reader needs
  neither or both agree; vote_type in another spelling; a default_score is not used;
- money with a decimal comma (never with just three digits behind it, which may be thousands), with blanks between
  thousands, or with an exponent. Points are written with a point or not at all;
- num_projects need not agree: VOTES follows, so nothing was cut, and an unknown project on a ballot is refused.
  Only when a quoted field runs over a line end and projects are missing, it may have swallowed them;
- more ballots than num_votes, or no num_votes. Fewer ballots look like a truncated file and are refused, unless the
  column `votes` of PROJECTS agrees with the ballots for every project: then no ballot that names one is missing;
- ballots shorter than min_length, and commas with nothing between them on ballots without points.

Three things are read only if PROJECTS vouches for them, that is, if its column `votes` agrees with the ballots,
counted as written, for the projects concerned. Who published the file had these ballots; what damage or a hand
added later is not in the column:

- a project twice on an approval ballot, on one ballot in twenty at most (it counts once; never on choose-1, with
  an order or with points);
- ballots longer than max_length, or with several projects for choose-1;
- more points than max_sum_points (column `score`, or `votes` without it).

Always refused: repeated voters and projects, unknown projects, costs or points below 0, a budget of 0, no voters,
numbers beyond 10**18 smallest units, anything but UTF-8, lines over 1 MiB, more or fewer fields than columns.
The other limits of META are in `meta` only. A repeated voter stays refused even if the column agrees, because no
column vouches for who voted.

Leans on `pemilihan` only.
"""

from terasa.alokasi.pb.baca import read_pb, read_pb_ketat
from terasa.alokasi.pb.galat import PbTidakTerbaca

__all__ = ["PbTidakTerbaca", "read_pb", "read_pb_ketat"]
