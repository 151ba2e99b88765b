//! Files made whole again after a mutation: lengths and checksums fit, so that what lies behind them is read.

/// The lengths of the magic, the version and the length of the header, of models and states alike.
const BEFORE: usize = 16;

/// As it is.
pub fn plain(body: &[u8]) -> Vec<u8> {
    body.to_vec()
}

/// The header of a model or a state, and what follows it up to the checksum.
pub fn parts(file: &[u8]) -> (&[u8], &[u8]) {
    let length = u32::from_le_bytes(file[12..BEFORE].try_into().unwrap()) as usize;
    (&file[BEFORE..BEFORE + length], &file[BEFORE + length..file.len() - 4])
}

/// With the checksum of its bytes in place of the last four.
pub fn with_checksum(body: &[u8]) -> Vec<u8> {
    let kept = &body[..body.len().saturating_sub(4)];
    [kept, &crc32fast::hash(kept).to_le_bytes()].concat()
}

/// A model or a state like `whole` with another header.
pub fn with_header(whole: &[u8], header: &[u8]) -> Vec<u8> {
    let (_, rest) = parts(whole);
    with_checksum(&[&whole[..12], &(header.len() as u32).to_le_bytes(), header, rest, &[0; 4]].concat())
}

/// Safetensors like `whole` with another header, its length before it.
pub fn with_tensor_header(whole: &[u8], header: &[u8]) -> Vec<u8> {
    let length = u64::from_le_bytes(whole[..8].try_into().unwrap()) as usize;
    [&(header.len() as u64).to_le_bytes(), header, &whole[8 + length..]].concat()
}

/// A PNG whose chunks have the checksums of their bytes, as far as their lengths lie within it.
pub fn png(body: &[u8]) -> Vec<u8> {
    let mut file = body.to_vec();
    let mut place = 8;
    while let Some(length) = file.get(place..place + 4).map(|length| u32::from_be_bytes(length.try_into().unwrap()) as usize) {
        let Some(end) = place.checked_add(8 + length).filter(|end| end + 4 <= file.len()) else { break };
        let checksum = crc32fast::hash(&file[place + 4..end]).to_be_bytes();
        file[end..end + 4].copy_from_slice(&checksum);
        place = end + 4;
    }
    file
}

/// A zip archive with this array under each name, stored, its checksums right.
pub fn npz(labels: &[u8], images: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut file = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut file);
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [("labels.npy", labels), ("images.npy", images)] {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    file.into_inner()
}
