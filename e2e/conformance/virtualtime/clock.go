// Package virtualtime lets tasks sleep and time out by a clock that a test moves, while they call processes whose clocks
// the test moves along.
package virtualtime

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// Clock stands still but for Advance. Everything that waits by it, or for a call outside, does so through its methods;
// so it knows when nothing can go on any more unless time does.
type Clock struct {
	mutex   sync.Mutex
	changed *sync.Cond
	now     time.Time
	timers  []*timer
	// Tasks that go on by themselves.
	running int
	// Tasks that wait for an answer from outside.
	outside int
}

type timer struct {
	at   time.Time
	fire func()
}

// New is a clock that stands at an instant.
func New(now time.Time) *Clock {
	clock := &Clock{now: now}
	clock.changed = sync.NewCond(&clock.mutex)
	return clock
}

// Now is where it stands.
func (c *Clock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

// Go starts a task.
func (c *Clock) Go(task func()) {
	c.count(&c.running, 1)
	go func() {
		defer c.count(&c.running, -1)
		task()
	}()
}

// Outside makes a call, in a task, that waits for somebody else.
func (c *Clock) Outside(call func()) {
	c.mutex.Lock()
	c.outside++
	c.running--
	c.changed.Broadcast()
	c.mutex.Unlock()
	defer func() {
		c.mutex.Lock()
		c.outside--
		c.running++
		c.mutex.Unlock()
	}()
	call()
}

// Sleep lets a task wait until the clock has moved on.
func (c *Clock) Sleep(duration time.Duration) {
	woken := make(chan struct{})
	c.mutex.Lock()
	c.timers = append(c.timers, &timer{at: c.now.Add(duration), fire: func() {
		c.running++
		close(woken)
	}})
	c.running--
	c.changed.Broadcast()
	c.mutex.Unlock()
	<-woken
}

var errTimeUp = errors.New("the time for it is up")

type deadlineKey struct{}

// WithTimeout is a context that ends when the clock has moved on so far.
func (c *Clock) WithTimeout(parent context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	deadline := c.now.Add(limit)
	ctx, cancel := context.WithCancelCause(context.WithValue(parent, deadlineKey{}, deadline))
	end := &timer{at: deadline, fire: func() { cancel(errTimeUp) }}
	c.timers = append(c.timers, end)
	return ctx, func() {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		c.timers = slices.DeleteFunc(c.timers, func(other *timer) bool { return other == end })
		cancel(context.Canceled)
	}
}

// Remaining says how long the clock may move until a context of WithTimeout ends.
func (c *Clock) Remaining(ctx context.Context) (time.Duration, bool) {
	deadline, limited := ctx.Value(deadlineKey{}).(time.Time)
	return deadline.Sub(c.Now()), limited
}

// Await returns when no task goes on by itself, with the number of those that wait for an answer.
func (c *Clock) Await() (outside int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for c.running > 0 {
		c.changed.Wait()
	}
	return c.outside
}

// Next is when something falls due, if anything ever does.
func (c *Clock) Next() (time.Time, bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if len(c.timers) == 0 {
		return time.Time{}, false
	}
	return slices.MinFunc(c.timers, func(a, b *timer) int { return a.at.Compare(b.at) }).at, true
}

// Advance moves the clock and wakes what falls due; whoever wants these to see the instants between moves to Next first.
func (c *Clock) Advance(to time.Time) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now = to
	var due []*timer
	c.timers = slices.DeleteFunc(c.timers, func(one *timer) bool {
		isDue := !one.at.After(to)
		if isDue {
			due = append(due, one)
		}
		return isDue
	})
	for _, one := range due {
		one.fire()
	}
}

func (c *Clock) count(counter *int, by int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	*counter += by
	c.changed.Broadcast()
}
