//! Pictures in shades of grey.

/// Dots of a picture that is looked at. An A4 sheet of 600 dpi has 35 million, the largest photographs of telephones 50.
pub const DOTS: usize = 64_000_000;

/// Dots on one side: the search through lines counts in 16 bits.
pub const SIDE: u32 = 20_000;

/// A picture in shades of grey, row by row, a byte each: 0 is black.
pub struct Grey {
    width: u32,
    height: u32,
    shades: Vec<u8>,
}

impl Grey {
    /// Of as many shades as the sides tell. `None`: of others, or of more than [`DOTS`] or [`SIDE`].
    pub fn new(width: u32, height: u32, shades: Vec<u8>) -> Option<Grey> {
        let right = shades.len() == room(width, height)?;
        right.then_some(Grey { width, height, shades })
    }

    /// Of four bytes a dot, red, green, blue and one that is not looked at.
    pub fn of_rgba(width: u32, height: u32, dots: &[u8]) -> Option<Grey> {
        let (dots, _) = dots.as_chunks::<4>();
        let shade = |[red, green, blue, _]: &[u8; 4]| luma(*red, *green, *blue);
        Grey::new(width, height, dots.iter().map(shade).collect())
    }

    /// Of one to four bytes a dot: grey, or red, green and blue, and behind either how much covers the white paper.
    pub fn of_channels(width: u32, height: u32, channels: usize, dots: &[u8]) -> Option<Grey> {
        let cover = |shade: u8, covers: u8| {
            let (shade, covers) = (u16::from(shade), u16::from(covers));
            ((shade * covers + 255 * (255 - covers)) / 255) as u8
        };
        let shade = |dot: &[u8]| match dot {
            [grey] => *grey,
            [grey, covers] => cover(*grey, *covers),
            [red, green, blue] => luma(*red, *green, *blue),
            [red, green, blue, covers] => cover(luma(*red, *green, *blue), *covers),
            _ => 255,
        };
        let shades = dots.chunks_exact(Some(channels).filter(|it| (1..=4).contains(it))?).map(shade).collect();
        Grey::new(width, height, shades)
    }

    /// Dots from left to right.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Dots from top to bottom.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// All shades, row by row.
    pub fn shades(&self) -> &[u8] {
        &self.shades
    }

    pub(super) fn dots(&self) -> usize {
        self.shades.len()
    }

    pub(super) fn shorter(&self) -> u32 {
        self.width.min(self.height)
    }

    /// Halved until it has no more dots than these. `None`: it has not.
    pub(super) fn fitting(&self, dots: usize) -> Option<Grey> {
        let mut smaller = None;
        while smaller.as_ref().unwrap_or(self).dots() > dots {
            smaller = Some(smaller.as_ref().unwrap_or(self).halved()?);
        }
        smaller
    }

    /// Half as wide and high: each dot is the mean of four.
    pub(super) fn halved(&self) -> Option<Grey> {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut shades = Vec::with_capacity(room(width, height)?);
        let row = self.width as usize;
        for pair in self.shades.chunks_exact(row.checked_mul(2).filter(|pair| *pair > 0)?) {
            let (above, below) = pair.split_at_checked(row)?;
            let columns = above.as_chunks::<2>().0.iter().zip(below.as_chunks::<2>().0);
            shades.extend(columns.map(|([a, b], [c, d])| {
                let sum = u16::from(*a) + u16::from(*b) + u16::from(*c) + u16::from(*d);
                (sum / 4) as u8
            }));
        }
        Grey::new(width, height, shades)
    }

    /// Twice as wide and high: each dot becomes four, each nearer to its own neighbours.
    pub(super) fn doubled(&self) -> Option<Grey> {
        let (width, height) = (self.width.checked_mul(2)?, self.height.checked_mul(2)?);
        room(width, height)?;
        let rows: Vec<Vec<u8>> = self.shades.chunks_exact(self.width.max(1) as usize).map(stretched).collect();
        let mut shades = Vec::with_capacity(self.shades.len() * 4);
        for (at, row) in rows.iter().enumerate() {
            for neighbour in [at.checked_sub(1), Some(at + 1)] {
                let other = neighbour.and_then(|at| rows.get(at)).unwrap_or(row);
                shades.extend(row.iter().zip(other).map(|(own, other)| nearer(*own, *other)));
            }
        }
        Grey::new(width, height, shades)
    }
}

/// A row of twice the length.
fn stretched(row: &[u8]) -> Vec<u8> {
    let pair = |(at, own): (usize, &u8)| {
        let other = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or(own);
        [nearer(*own, *other(at.checked_sub(1))), nearer(*own, *other(Some(at + 1)))]
    };
    row.iter().enumerate().flat_map(pair).collect()
}

/// A quarter of the way from one shade to another.
fn nearer(own: u8, other: u8) -> u8 {
    ((3 * u16::from(own) + u16::from(other) + 2) / 4) as u8
}

/// Luma of ITU-R BT.601 in 1024ths, as every decoder of codes takes it.
fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 306 * u32::from(red) + 601 * u32::from(green) + 117 * u32::from(blue);
    (sum >> 10) as u8
}

/// Room for the dots of a picture with these sides. `None`: it is none, or larger than [`DOTS`] or [`SIDE`].
pub fn room(width: u32, height: u32) -> Option<usize> {
    let dots = usize::try_from(u64::from(width) * u64::from(height)).ok()?;
    ((1..=DOTS).contains(&dots) && width.max(height) <= SIDE).then_some(dots)
}
