"""Elections of Pabulib (.pb, .pb.gz; arXiv 2012.06539) as `Pemilihan`, or one sentence that says why not.

META and PROJECTS are read in plain Python. So are the ballots, unless the compiled library finds nothing
unusual in them; both give the same arrays. What real files contain is accepted, the rest is refused:

- fields are trimmed of blanks; rows have as many fields as their header; blank lines stand at the end only;
- an empty vote is a ballot that names nothing, whatever min_length says;
- a project twice on an approval ballot counts once, with a note; on any other ballot it is refused;
- num_projects, num_votes, min_length, max_length and max_sum_points must hold; other limits are in `meta` only;
- points are read for cumulative and scoring ballots only; the order of an ordinal ballot is its meaning.

Leans on `pemilihan` only.
"""

from terasa.alokasi.pb.baca import read_pb, read_pb_ketat
from terasa.alokasi.pb.galat import PbTidakTerbaca

__all__ = ["PbTidakTerbaca", "read_pb", "read_pb_ketat"]
