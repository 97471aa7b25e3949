package data

import "time"

// Bucket bounds how often something happens: so many at once, and one more in each interval.
type Bucket struct {
	size     float64
	interval time.Duration
	left     float64
	counted  time.Duration
}

// NewBucket makes a full one.
func NewBucket(size int, interval time.Duration) *Bucket {
	return &Bucket{size: float64(size), interval: interval, left: float64(size)}
}

// Take takes one, if there is one by now.
func (b *Bucket) Take(now time.Duration) bool {
	if b.Left(now) < 1 {
		return false
	}
	b.left--
	return true
}

// Left is how many may be taken by now.
func (b *Bucket) Left(now time.Duration) float64 {
	b.left = min(b.size, b.left+float64(now-b.counted)/float64(b.interval))
	b.counted = now
	return b.left
}
